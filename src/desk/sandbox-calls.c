/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/sandbox-calls.h"

#include <errno.h>
#include <glib.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/syscall.h>

#if defined(__x86_64__)
#define MACHINE AUDIT_ARCH_X86_64
#define FOREIGN 0x40000000u /* numbers of the x32 calls */
#elif defined(__aarch64__)
#define MACHINE AUDIT_ARCH_AARCH64
#define FOREIGN 0xFFFFFFFFu
#endif

/* A program that was taken over by a hostile file could reach the network, another program or
 * another process by these; io_uring is a way round all of them. */
static const guint32 refused[] = {
    SYS_socketpair,
    SYS_bind,
    SYS_listen,
    SYS_accept,
    SYS_accept4,
    SYS_execve,
    SYS_execveat,
    SYS_ptrace,
    SYS_process_vm_readv,
    SYS_process_vm_writev,
    SYS_io_uring_setup,
    SYS_userfaultfd,
    SYS_bpf,
    SYS_perf_event_open,
    SYS_keyctl,
    SYS_add_key,
    SYS_request_key,
    SYS_mount,
    SYS_umount2,
    SYS_unshare,
    SYS_setns,
    SYS_chroot,
    SYS_pivot_root,
    SYS_init_module,
    SYS_finit_module,
    SYS_kexec_load,
};

/* What carries prints reaches a print service, and nothing reaches it. */
static const guint32 network_calls[] = { SYS_socket, SYS_connect };

/* Typing into the terminal, for the shell to run once the program has ended. */
static const guint32 refused_ioctls[] = { TIOCSTI, TIOCLINUX };

#ifdef MACHINE

#define NUMBER offsetof(struct seccomp_data, nr)
#define ARCHITECTURE offsetof(struct seccomp_data, arch)
#define SECOND_ARGUMENT (offsetof(struct seccomp_data, args) + 8) /* its low half */

static void
add(GArray *filter, struct sock_filter step)
{
    g_array_append_val(filter, step);
}

static void
add_load(GArray *filter, guint32 offset)
{
    add(filter, (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offset));
}

static void
add_answer(GArray *filter, guint32 answer)
{
    add(filter, (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, answer));
}

/* ANSWER if what was loaded is VALUE. */
static void
add_case(GArray *filter, guint32 value, guint32 answer)
{
    add(filter, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, value, 0, 1));
    add_answer(filter, answer);
}

/* (transfer full) */
static GArray *
make_filter(SandboxCalls calls, guint32 answer)
{
    GArray *filter = g_array_new(FALSE, FALSE, sizeof(struct sock_filter));
    add_load(filter, ARCHITECTURE);
    add(filter, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, MACHINE, 1, 0));
    add_answer(filter, answer);
    add_load(filter, NUMBER);
    add(filter, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, FOREIGN, 0, 1));
    add_answer(filter, answer);
    for (guint i = 0; i < G_N_ELEMENTS(refused); i++)
        add_case(filter, refused[i], answer);
    for (guint i = 0; calls == SANDBOX_ALL && i < G_N_ELEMENTS(network_calls); i++)
        add_case(filter, network_calls[i], answer);
    add(filter, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_ioctl, 1, 0));
    add_answer(filter, SECCOMP_RET_ALLOW);
    add_load(filter, SECOND_ARGUMENT);
    for (guint i = 0; i < G_N_ELEMENTS(refused_ioctls); i++)
        add_case(filter, refused_ioctls[i], answer);
    add_answer(filter, SECCOMP_RET_ALLOW);
    return filter;
}

bool
sandbox_calls_refuse(SandboxCalls calls, bool kills)
{
    guint32 answer = kills ? SECCOMP_RET_KILL_PROCESS : SECCOMP_RET_ERRNO | EPERM;
    g_autoptr(GArray) filter = make_filter(calls, answer);
    struct sock_fprog program = { (unsigned short)filter->len, (void *)filter->data };
    return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
           prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0) == 0;
}

#else

bool
sandbox_calls_refuse(SandboxCalls calls, bool kills)
{
    return false && calls == SANDBOX_ALL && kills && refused[0] == refused_ioctls[0] &&
           network_calls[0] == 0;
}

#endif
