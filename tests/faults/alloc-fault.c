/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * A machine without memory, to be loaded before a program (LD_PRELOAD): the n-th piece of memory
 * that is asked for, by anybody or by one library, is not given, once or from then on. It tells
 * through a file that both sides have in memory how often memory was asked for and refused, and
 * to whom. It never knows what the memory is for.
 */

#define mmap mmap_as_declared
#include <sys/mman.h>
#undef mmap

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <link.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

/* alloc-fault.py reads it: four words of 64 bits and a text. */
typedef struct {
    uint64_t asked;
    uint64_t refused;
    uint64_t refused_to_glib; /* which ends the program then, however far it gets with it */
    uint64_t refused_to_c;    /* the C library, which GLib asks to put words together */
    char first[40];           /* the library that was refused first */
} Tally;

static struct {
    Tally *tally; /* NULL: everything is given */
    uint64_t index;
    bool for_ever;
    uintptr_t from, to; /* code of the library that is looked at */
} plan;

/* What the names mean without this file; the C library has them under these too. */
extern void *__libc_malloc(size_t bytes);
extern void *__libc_calloc(size_t count, size_t bytes);
extern void *__libc_realloc(void *old, size_t bytes);
extern void *__libc_memalign(size_t alignment, size_t bytes);

static int
find_library(struct dl_phdr_info *library, size_t size, void *name)
{
    (void)size;
    if (strstr(library->dlpi_name, name) == NULL)
        return 0;
    for (int i = 0; i < library->dlpi_phnum; i++) {
        const ElfW(Phdr) *part = &library->dlpi_phdr[i];
        if (part->p_type == PT_LOAD && (part->p_flags & PF_X) != 0) {
            plan.from = library->dlpi_addr + part->p_vaddr;
            plan.to = plan.from + part->p_memsz;
        }
    }
    return 1;
}

__attribute__((constructor)) static void
begin(void)
{
    const char *path = getenv("ALLOC_FAULT_TALLY"), *index = getenv("ALLOC_FAULT_INDEX");
    char *name = getenv("ALLOC_FAULT_LIBRARY");
    int file = path == NULL ? -1 : open(path, O_RDWR | O_CLOEXEC);
    if (file < 0)
        return;
    void *shared = (void *)syscall(SYS_mmap, NULL, sizeof *plan.tally, PROT_READ | PROT_WRITE,
                                   MAP_SHARED, file, (off_t)0);
    close(file);
    if (shared == MAP_FAILED)
        return;
    plan.to = UINTPTR_MAX;
    if (name != NULL && dl_iterate_phdr(find_library, name) == 0)
        abort();
    plan.index = index == NULL ? 0 : strtoull(index, NULL, 10);
    plan.for_ever = getenv("ALLOC_FAULT_FOR_EVER") != NULL;
    plan.tally = shared;
}

static void
take_down(const void *caller)
{
    Dl_info of = { 0 };
    if (dladdr(caller, &of) == 0 || of.dli_fname == NULL)
        return;
    const char *slash = strrchr(of.dli_fname, '/');
    const char *name = slash == NULL ? of.dli_fname : slash + 1;
    plan.tally->refused_to_glib += strncmp(name, "libglib", 7) == 0;
    plan.tally->refused_to_c += strncmp(name, "libc.", 5) == 0;
    if (plan.tally->refused == 1)
        strncpy(plan.tally->first, name, sizeof plan.tally->first - 1);
}

/* True if this piece is not given to CALLER. */
static bool
fails(const void *caller)
{
    uintptr_t at = (uintptr_t)caller;
    if (plan.tally == NULL || at < plan.from || at >= plan.to)
        return false;
    uint64_t number = __atomic_add_fetch(&plan.tally->asked, 1, __ATOMIC_RELAXED);
    if (plan.index == 0 || number < plan.index || (number > plan.index && !plan.for_ever))
        return false;
    plan.tally->refused++;
    take_down(caller);
    errno = ENOMEM;
    return true;
}

#define CALLER __builtin_return_address(0)

void *
malloc(size_t bytes)
{
    return fails(CALLER) ? NULL : __libc_malloc(bytes);
}

void *
calloc(size_t count, size_t bytes)
{
    return fails(CALLER) ? NULL : __libc_calloc(count, bytes);
}

void *
realloc(void *old, size_t bytes)
{
    return bytes > 0 && fails(CALLER) ? NULL : __libc_realloc(old, bytes);
}

void *
reallocarray(void *old, size_t count, size_t bytes)
{
    size_t all;
    if (__builtin_mul_overflow(count, bytes, &all) || fails(CALLER)) {
        errno = ENOMEM;
        return NULL;
    }
    return __libc_realloc(old, all);
}

int
posix_memalign(void **ret_memory, size_t alignment, size_t bytes)
{
    void *memory = fails(CALLER) ? NULL : __libc_memalign(alignment, bytes);
    if (memory == NULL)
        return ENOMEM;
    *ret_memory = memory;
    return 0;
}

void *
aligned_alloc(size_t alignment, size_t bytes)
{
    return fails(CALLER) ? NULL : __libc_memalign(alignment, bytes);
}

void *mmap(void *wanted, size_t bytes, int protection, ...);

/* The keys of a book lie in memory of their own; a file in memory is none. */
void *
mmap(void *wanted, size_t bytes, int protection, ...)
{
    va_list rest;
    va_start(rest, protection);
    int flags = va_arg(rest, int);
    int file = va_arg(rest, int);
    off_t at = va_arg(rest, off_t);
    va_end(rest);
    if ((flags & MAP_ANONYMOUS) != 0 && fails(CALLER))
        return MAP_FAILED;
    return (void *)syscall(SYS_mmap, wanted, bytes, protection, flags, file, at);
}
