/*
 * embed: a build tool that turns a text file into a C array.
 *
 *   embed INPUT OUTPUT.c NAME   writes  const unsigned char NAME[] and const size_t NAME_size
 */
#include <stdio.h>

static int write_array(FILE *in, FILE *out, const char *name)
{
    fprintf(out, "#include <stddef.h>\nextern const unsigned char %s[];\n", name);
    fprintf(out, "extern const size_t %s_size;\nconst unsigned char %s[] = {", name, name);
    size_t size = 0;
    for (int c; (c = getc(in)) != EOF; size++)
        fprintf(out, "%s%d,", size % 24 ? "" : "\n", c);
    fprintf(out, "0};\nconst size_t %s_size = %zu;\n", name, size);
    return ferror(in) || ferror(out);
}

int main(int argc, char **argv)
{
    if (argc != 4) {
        fputs("usage: embed INPUT OUTPUT NAME\n", stderr);
        return 2;
    }
    FILE *in = fopen(argv[1], "rb");
    FILE *out = in ? fopen(argv[2], "wb") : NULL;
    if (!out) {
        perror(in ? argv[2] : argv[1]);
        return 1;
    }
    int failed = write_array(in, out, argv[3]);
    fclose(in);
    return fclose(out) != 0 || failed;
}
