/* Moves the clocks of a program while it runs, for tests.
 *
 * Loaded before the C library, it adds to each clock the seconds that stand in the file named by
 * SKEW_FILE: three doubles, for wall time, awake time and continuous time; a fourth one counts how
 * often continuous time was read, so that whoever moves the clocks sees that it was noticed. The
 * file is mapped: whoever writes it moves the time of the program at once.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

enum { WALL, AWAKE, CONTINUOUS, READS, COUNT };

static volatile double *offsets(void)
{
    static volatile double *mapped;
    const char *name = getenv("SKEW_FILE");
    if (mapped == NULL && name != NULL) {
        int file = (int)syscall(SYS_openat, AT_FDCWD, name, O_RDWR);
        void *found = mmap(NULL, COUNT * sizeof(double), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
        if (file >= 0)
            syscall(SYS_close, file);
        if (found != MAP_FAILED)
            mapped = found;
    }
    return mapped;
}

static int which(clockid_t clock)
{
    switch (clock) {
    case CLOCK_REALTIME:
    case CLOCK_REALTIME_COARSE:
        return WALL;
    case CLOCK_BOOTTIME:
        return CONTINUOUS;
    case CLOCK_MONOTONIC:
    case CLOCK_MONOTONIC_RAW:
    case CLOCK_MONOTONIC_COARSE:
        return AWAKE;
    default: /* the time that a process has used is its own */
        return COUNT;
    }
}

int clock_gettime(clockid_t clock, struct timespec *time)
{
    int result = (int)syscall(SYS_clock_gettime, clock, time);
    volatile double *moved = offsets();
    int place = which(clock);
    if (result == 0 && moved != NULL && place < READS) {
        long long nanoseconds = time->tv_nsec + (long long)(moved[place] * 1e9);
        long long seconds = nanoseconds / 1000000000LL;
        time->tv_sec += seconds;
        time->tv_nsec = (long)(nanoseconds - seconds * 1000000000LL);
        if (place == CONTINUOUS)
            moved[READS] += 1;
    }
    return result;
}

int gettimeofday(struct timeval *time, void *zone)
{
    struct timespec now;
    (void)zone;
    clock_gettime(CLOCK_REALTIME, &now);
    time->tv_sec = now.tv_sec;
    time->tv_usec = now.tv_nsec / 1000;
    return 0;
}

time_t time(time_t *told)
{
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    if (told != NULL)
        *told = now.tv_sec;
    return now.tv_sec;
}
