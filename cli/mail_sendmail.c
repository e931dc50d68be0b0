#include "cli/mail.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

static int write_all(int file, struct slice text)
{
    while (text.len) {
        ssize_t done = write(file, text.ptr, text.len);
        if (done < 0 && errno == EINTR)
            continue;
        if (done < 0)
            return -1;
        text = slice_from(text, (size_t)done);
    }
    return 0;
}

static void become(const char *path, int input)
{
    char *const arguments[] = {"sendmail", "-t", "-i", NULL};
    signal(SIGPIPE, SIG_DFL);
    if (dup2(input, STDIN_FILENO) >= 0)
        execv(path, arguments);
    _exit(127);
}

static int wait_for(pid_t child, const char *path, struct error *error)
{
    int status;
    while (waitpid(child, &status, 0) < 0)
        if (errno != EINTR)
            return error_set(error, "%s: %s", path, strerror(errno));
    if (WIFSIGNALED(status))
        return error_set(error, "%s was ended by signal %d", path, WTERMSIG(status));
    if (WEXITSTATUS(status) == 127)
        return error_set(error, "%s could not be run; name another program with --sendmail", path);
    if (WEXITSTATUS(status))
        return error_set(error, "%s failed with status %d", path, WEXITSTATUS(status));
    return 0;
}

int mail_sendmail(const char *path, struct slice message, struct error *error)
{
    int ends[2];
    if (access(path, X_OK) != 0)
        return error_set(error, "%s: %s; name another program with --sendmail", path,
                         strerror(errno));
    if (pipe2(ends, O_CLOEXEC) != 0)
        return error_set(error, "a pipe to %s: %s", path, strerror(errno));
    void (*before)(int) = signal(SIGPIPE, SIG_IGN);
    pid_t child = fork();
    if (child == 0)
        become(path, ends[0]);
    close(ends[0]);
    int written = child > 0 ? write_all(ends[1], message) : -1;
    int reason = errno;
    close(ends[1]);
    signal(SIGPIPE, before);
    if (child < 0)
        return error_set(error, "%s could not be started: %s", path, strerror(reason));
    if (wait_for(child, path, error) < 0)
        return -1;
    if (written < 0)
        return error_set(error, "%s did not read the whole letter: %s", path, strerror(reason));
    return 0;
}
