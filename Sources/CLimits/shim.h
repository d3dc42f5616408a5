// What a process can take from itself before it reads a file that may mean harm. prctl is variadic and the filter is
// written with macros, neither of which Swift sees.
#include <asm/resource.h>
#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

// The call itself, because the C library's header of it means different things to different modules.
static inline int rapport_limit(int what, unsigned long most) {
    unsigned long long limit[2] = {most, most};
    return (int)syscall(__NR_prlimit64, 0, what, limit, 0);
}
static inline int rapport_limit_memory(unsigned long bytes) { return rapport_limit(RLIMIT_AS, bytes); }
static inline int rapport_limit_seconds(unsigned long seconds) { return rapport_limit(RLIMIT_CPU, seconds); }
static inline int rapport_limit_file(unsigned long bytes) { return rapport_limit(RLIMIT_FSIZE, bytes); }

// Whatever the parent had open beside its three channels is not the child's.
static inline int rapport_close_all_but_three(void) { return (int)syscall(__NR_close_range, 3, ~0U, 0); }

#define RAPPORT_DENY(number) \
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (number), 0, 1), BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EACCES)

// From here on the process opens no file and no connection, starts no program, and cannot get any of it back.
static inline int rapport_shut_in(void) {
    struct sock_filter steps[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
        RAPPORT_DENY(__NR_socket),
        RAPPORT_DENY(__NR_connect),
        RAPPORT_DENY(__NR_bind),
        RAPPORT_DENY(__NR_sendto),
        RAPPORT_DENY(__NR_openat),
        RAPPORT_DENY(__NR_openat2),
        RAPPORT_DENY(__NR_execve),
        RAPPORT_DENY(__NR_execveat),
        RAPPORT_DENY(__NR_unlinkat),
        RAPPORT_DENY(__NR_renameat2),
        RAPPORT_DENY(__NR_ptrace),
#ifdef __NR_open
        RAPPORT_DENY(__NR_open),
        RAPPORT_DENY(__NR_unlink),
        RAPPORT_DENY(__NR_rename),
#endif
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    };
    struct sock_fprog program = {sizeof steps / sizeof steps[0], steps};
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)) return -1;
    return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program);
}
