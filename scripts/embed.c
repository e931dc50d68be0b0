/*
 * embed NAME FILE: a C source that holds the file's bytes as `const char NAME[]`, NUL-terminated,
 * and its length as `NAME_length`.  Run by the build for the data files that the binary carries.
 */
#include <stdio.h>

int main(int argc, char **argv)
{
    if (argc != 3)
        return 2;
    FILE *in = fopen(argv[2], "rb");
    if (!in) {
        fprintf(stderr, "%s cannot be opened\n", argv[2]);
        return 1;
    }
    printf("#include <stddef.h>\nextern const char %s[];\nextern const size_t %s_length;\n", argv[1],
           argv[1]);
    printf("const char %s[] = {\n", argv[1]);
    size_t length = 0;
    for (int c; (c = getc(in)) != EOF; length++)
        printf("%d,%s", c > 127 ? c - 256 : c, length % 24 == 23 ? "\n" : "");
    printf("0};\nconst size_t %s_length = %zu;\n", argv[1], length);
    fclose(in);
    return 0;
}
