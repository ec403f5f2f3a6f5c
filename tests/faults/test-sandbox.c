/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A hostile file has taken the program over (E1, F1): it reaches no network and no other program,
 * and writes nowhere but where the nurse's work lies. */
#include "desk/sandbox-calls.h"
#include "desk/sandbox-files.h"
#include "desk/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <signal.h>
#include <stdbool.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

/* What PROBE gives (0, or an errno) after BEFORE, in a process of its own; the number of the signal
 * + 1000 if it died of one. */
typedef int (*Probe)(void);

static int
run_apart(Probe probe, bool (*before)(void))
{
    int status;
    pid_t child = fork();
    if (child == 0)
        _exit(before() ? probe() : 255);
    g_assert_cmpint(waitpid(child, &status, 0), ==, child);
    return WIFSIGNALED(status) ? 1000 + WTERMSIG(status) : WEXITSTATUS(status);
}

static int
told(long result)
{
    return result < 0 ? errno : 0;
}

static int
open_internet(void)
{
    return told(socket(AF_INET, SOCK_STREAM, 0));
}

static int
open_local(void)
{
    return told(socket(AF_UNIX, SOCK_STREAM, 0));
}

static int
open_packets(void)
{
    return told(socket(AF_INET6, SOCK_DGRAM, 0));
}

static int
connect_inherited(void)
{
    struct sockaddr address = { .sa_family = AF_UNSPEC };
    return told(connect(0, &address, sizeof address));
}

static int
start_program(void)
{
    return told(execl("/bin/true", "true", NULL));
}

static int
start_opened_program(void)
{
    int program = open("/bin/true", O_RDONLY | O_CLOEXEC);
    static char *const words[] = { (char *)"true", NULL };
    return told(syscall(SYS_execveat, program, "", words, NULL, 0x1000));
}

static int
trace_parent(void)
{
    return told(ptrace(PTRACE_ATTACH, getppid(), NULL, NULL));
}

static int
go_round_by_ring(void)
{
    char parameters[120] = { 0 };
    return told(syscall(SYS_io_uring_setup, 4, parameters));
}

static int
type_into_terminal(void)
{
    return told(ioctl(0, TIOCSTI, "x"));
}

static const struct {
    const char *what;
    Probe probe;
} calls[] = {
    { "a socket to the internet", open_internet },
    { "a local socket", open_local },
    { "a socket for packets", open_packets },
    { "a connection on what was inherited", connect_inherited },
    { "a program", start_program },
    { "a program by its descriptor", start_opened_program },
    { "another process", trace_parent },
    { "io_uring", go_round_by_ring },
    { "the keyboard", type_into_terminal },
};

static bool
refuse_calls(void)
{
    return sandbox_calls_refuse(SANDBOX_ALL, false);
}

static bool
kill_for_calls(void)
{
    return sandbox_calls_refuse(SANDBOX_ALL, true);
}

static bool
stay_free(void)
{
    return true;
}

static int
work(void)
{
    return 0;
}

static bool
can_refuse_calls(void)
{
    if (run_apart(work, refuse_calls) == 0)
        return true;
    g_test_skip("this kernel or machine filters no calls");
    return false;
}

static void
test_no_network_and_no_program(void)
{
    if (!can_refuse_calls())
        return;
    g_assert_cmpint(run_apart(open_internet, stay_free), ==, 0); /* it can see */
    g_assert_cmpint(run_apart(start_program, stay_free), ==, 0);
    for (guint i = 0; i < G_N_ELEMENTS(calls); i++) {
        g_test_message("%s", calls[i].what);
        g_assert_cmpint(run_apart(calls[i].probe, refuse_calls), ==, EPERM);
        g_assert_cmpint(run_apart(calls[i].probe, kill_for_calls), ==, 1000 + SIGSYS);
    }
}

/* ---- files ---- */

static char *ours; /* a folder of the test's; set before any process is made */
static char *theirs;

static int
write_into(const char *folder)
{
    g_autofree char *path = g_build_filename(folder, "file", NULL);
    int file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    int result = told(file);
    if (file >= 0) {
        close(file);
        unlink(path);
    }
    return result;
}

static int
write_ours(void)
{
    return write_into(ours);
}

static int
write_theirs(void)
{
    return write_into(theirs);
}

static int
shorten_theirs(void)
{
    g_autofree char *path = g_build_filename(theirs, "settings", NULL);
    return told(truncate(path, 0));
}

static int
take_away_theirs(void)
{
    g_autofree char *path = g_build_filename(theirs, "settings", NULL);
    return told(unlink(path));
}

static int
make_folder_there(void)
{
    g_autofree char *path = g_build_filename(theirs, "folder", NULL);
    return told(mkdir(path, 0700));
}

static int
make_link_in_ours(void)
{
    g_autofree char *path = g_build_filename(ours, "link", NULL);
    return told(symlink("/etc/passwd", path));
}

static int
read_theirs(void)
{
    g_autofree char *path = g_build_filename(theirs, "settings", NULL);
    return told(open(path, O_RDONLY | O_CLOEXEC));
}

static bool
keep_to_ours(void)
{
    g_autoptr(GPtrArray) folders = g_ptr_array_new();
    g_ptr_array_add(folders, ours);
    g_ptr_array_add(folders, (char *)"/nonexistent");
    return sandbox_files_keep_to(folders);
}

static bool
can_keep_to_folders(void)
{
    if (run_apart(work, keep_to_ours) == 0)
        return true;
    g_test_skip("this kernel has no Landlock");
    return false;
}

static void
test_writing_only_where_the_work_lies(void)
{
    static const Probe refused[] = { write_theirs, take_away_theirs, make_folder_there,
                                     make_link_in_ours, start_program };
    if (!can_keep_to_folders())
        return;
    g_assert_cmpint(run_apart(write_theirs, stay_free), ==, 0); /* it can see */
    g_assert_cmpint(run_apart(write_ours, keep_to_ours), ==, 0);
    g_assert_cmpint(run_apart(read_theirs, keep_to_ours), ==, 0);
    for (guint i = 0; i < G_N_ELEMENTS(refused); i++)
        g_assert_cmpint(run_apart(refused[i], keep_to_ours), ==, EACCES);
    int shortened = run_apart(shorten_theirs, keep_to_ours);
    g_test_message("shortening a file elsewhere is %s", shortened == 0 ? "not refused" : "refused");
    g_assert_true(shortened == 0 || shortened == EACCES); /* kernels before 6.2 cannot */
}

/* ---- the whole of it ---- */

static bool
begin_as_command(void)
{
    g_autofree char *book = g_build_filename(ours, "ward.meguri", NULL);
    g_autofree char *option = g_strconcat("--to=", theirs, "/out.pdf", NULL);
    const char *const words[] = { "print", "bed-map", book, "A017", "-b", option, NULL };
    sandbox_begin(words, false);
    return true;
}

static bool
begin_as_screen(void)
{
    static const char *const none[] = { NULL };
    sandbox_begin(none, true);
    return true;
}

static int
write_to_system(void)
{
    return write_into("/etc");
}

static int
write_to_temporary(void)
{
    return write_into(g_get_tmp_dir());
}

static void
test_a_command_writes_where_it_was_told(void)
{
    if (!can_keep_to_folders())
        return;
    g_assert_cmpint(run_apart(write_ours, begin_as_command), ==, 0);
    g_assert_cmpint(run_apart(write_theirs, begin_as_command), ==, 0);
    g_assert_cmpint(run_apart(write_to_temporary, begin_as_command), ==, 0);
    g_assert_cmpint(run_apart(write_to_system, begin_as_command), ==, EACCES);
    g_assert_cmpint(run_apart(open_internet, begin_as_command), ==, EPERM);
}

static void
test_the_screen_writes_anywhere_but_to_the_system(void)
{
    if (!can_keep_to_folders())
        return;
    g_assert_cmpint(run_apart(write_to_temporary, begin_as_screen), ==, 0);
    g_assert_cmpint(run_apart(write_to_system, begin_as_screen), ==, EACCES);
    g_assert_cmpint(run_apart(start_program, begin_as_screen), !=, 0);
}

/* ---- memory ---- */

static bool
shut_memory(void)
{
    sandbox_shut_memory();
    return true;
}

static int
die(void)
{
    abort();
}

static void
test_no_core_dump(void)
{
    int status;
    struct rlimit all = { RLIM_INFINITY, RLIM_INFINITY };
    setrlimit(RLIMIT_CORE, &all);
    for (guint shut = 0; shut < 2; shut++) {
        pid_t child = fork();
        if (child == 0) {
            if (shut > 0)
                shut_memory();
            die();
        }
        g_assert_cmpint(waitpid(child, &status, 0), ==, child);
        g_assert_true(WIFSIGNALED(status));
        if (shut > 0)
            g_assert_false(WCOREDUMP(status));
        else
            g_test_message("without it %s",
                           WCOREDUMP(status) ? "there is a core" : "there is none");
    }
}

/* Also the core that a process was allowed to leave. */
static void
remove_folder(const char *folder)
{
    const char *name;
    g_autoptr(GDir) open = g_dir_open(folder, 0, NULL);
    while ((name = g_dir_read_name(open)) != NULL) {
        g_autofree char *path = g_build_filename(folder, name, NULL);
        g_unlink(path);
    }
    g_rmdir(folder);
}

int
main(int argc, char **argv)
{
    setlocale(LC_ALL, "C.UTF-8");
    g_test_init(&argc, &argv, NULL);
    ours = g_dir_make_tmp("meguri-ours-XXXXXX", NULL);
    theirs = g_dir_make_tmp("meguri-theirs-XXXXXX", NULL);
    g_autofree char *settings = g_build_filename(theirs, "settings", NULL);
    g_assert_true(g_file_set_contents(settings, "x", -1, NULL));
    g_assert_cmpint(g_chdir(ours), ==, 0);
    g_test_add_func("/sandbox/no-network-and-no-program", test_no_network_and_no_program);
    g_test_add_func("/sandbox/writing-only-where-the-work-lies",
                    test_writing_only_where_the_work_lies);
    g_test_add_func("/sandbox/a-command-writes-where-it-was-told",
                    test_a_command_writes_where_it_was_told);
    g_test_add_func("/sandbox/the-screen-writes-anywhere-but-to-the-system",
                    test_the_screen_writes_anywhere_but_to_the_system);
    g_test_add_func("/sandbox/no-core-dump", test_no_core_dump);
    int status = g_test_run();
    g_assert_cmpint(g_chdir("/"), ==, 0);
    remove_folder(ours);
    remove_folder(theirs);
    return status;
}
