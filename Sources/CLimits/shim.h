// What a process can take from itself before it reads a file that may mean harm. prctl is variadic and the filter is
// written with macros, neither of which Swift sees.
#include <asm/resource.h>
#include <errno.h>
#include <fcntl.h>
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

// A channel whose ends no other program inherits that is started meanwhile.
static inline int rapport_pipe(int ends[2]) { return (int)syscall(__NR_pipe2, ends, O_CLOEXEC); }

// Whatever the parent had open beside its three channels is not the child's.
static inline int rapport_close_all_but_three(void) { return (int)syscall(__NR_close_range, 3, ~0U, 0); }

#if defined(__x86_64__)
#define RAPPORT_ARCH AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define RAPPORT_ARCH AUDIT_ARCH_AARCH64
#else
#error "The calls of this processor are not known here."
#endif

#define RAPPORT_ALLOW(number) \
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (number), 0, 1), BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)

// From here on the process can read and write what it holds, move memory and end: it opens no file and no connection,
// starts no program, signals nobody, and cannot get any of it back. Whatever is not named here is refused.
static inline int rapport_shut_in(void) {
    struct sock_filter steps[] = {
        // Numbers mean other calls under another convention.
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, RAPPORT_ARCH, 1, 0),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
        RAPPORT_ALLOW(__NR_read),
        RAPPORT_ALLOW(__NR_pread64),
        RAPPORT_ALLOW(__NR_write),
        RAPPORT_ALLOW(__NR_pwrite64),
        RAPPORT_ALLOW(__NR_lseek),
        RAPPORT_ALLOW(__NR_fstat),
        RAPPORT_ALLOW(__NR_newfstatat),  // As which the C library asks for the size of what is open.
        RAPPORT_ALLOW(__NR_dup),
        RAPPORT_ALLOW(__NR_close),
        RAPPORT_ALLOW(__NR_brk),
        RAPPORT_ALLOW(__NR_mmap),
        RAPPORT_ALLOW(__NR_mremap),
        RAPPORT_ALLOW(__NR_munmap),
        RAPPORT_ALLOW(__NR_mprotect),
        RAPPORT_ALLOW(__NR_madvise),
        RAPPORT_ALLOW(__NR_futex),
        RAPPORT_ALLOW(__NR_getrandom),
        RAPPORT_ALLOW(__NR_clock_gettime),
        RAPPORT_ALLOW(__NR_rt_sigreturn),
        RAPPORT_ALLOW(__NR_rt_sigprocmask),
        RAPPORT_ALLOW(__NR_exit),
        RAPPORT_ALLOW(__NR_exit_group),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EACCES),
    };
    struct sock_fprog program = {sizeof steps / sizeof steps[0], steps};
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)) return -1;
    return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program);
}
