/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pairs.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

struct Pairs {
    GArray *ours; /* double */
    GArray *limit;
};

void
pairs_head(const char *title)
{
    double load[3] = { 0, 0, 0 };
    setlocale(LC_CTYPE, "C.UTF-8"); /* names are printed too */
    (void)!getloadavg(load, 3);
    g_print("\n%s\n", title);
    g_print("load average %.2f %.2f %.2f, %u cores%s\n", load[0], load[1], load[2],
            g_get_num_processors(),
            load[0] > g_get_num_processors() ? ": OTHERS USE THIS MACHINE, do not keep the figures"
                                             : "");
    g_print("%-44s %5s %11s %11s %7s %15s %6s\n", "what", "n", "ours", "limit", "ratio",
            "lowest-highest", "goal");
}

double
pairs_clock(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

Pairs *
pairs_new(void)
{
    Pairs *pairs = g_new0(Pairs, 1);
    pairs->ours = g_array_new(FALSE, FALSE, sizeof(double));
    pairs->limit = g_array_new(FALSE, FALSE, sizeof(double));
    return pairs;
}

void
pairs_free(Pairs *pairs)
{
    if (pairs == NULL)
        return;
    g_array_unref(pairs->ours);
    g_array_unref(pairs->limit);
    g_free(pairs);
}

void
pairs_add(Pairs *pairs, double ours, double limit)
{
    g_array_append_val(pairs->ours, ours);
    g_array_append_val(pairs->limit, limit);
}

static int
compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return x < y ? -1 : x > y;
}

double
pairs_median(double *values, guint count)
{
    qsort(values, count, sizeof *values, compare);
    return count % 2 == 1 ? values[count / 2] : (values[count / 2 - 1] + values[count / 2]) / 2;
}

static double
median_of(const GArray *values)
{
    g_autofree double *copy = g_memdup2(values->data, values->len * sizeof(double));
    return pairs_median(copy, values->len);
}

static const char *
verdict(double value, double goal)
{
    if (goal == 0)
        return "";
    return value <= goal ? "met" : "MISSED";
}

void
pairs_print(const Pairs *pairs, const char *what, const char *limit, double goal)
{
    guint count = pairs->ours->len;
    g_autofree double *ratios = g_new(double, MAX(count, 1));
    g_assert(count > 0);
    for (guint i = 0; i < count; i++)
        ratios[i] = g_array_index(pairs->ours, double, i) / g_array_index(pairs->limit, double, i);
    double ratio = pairs_median(ratios, count);
    g_autofree char *range = g_strdup_printf("%.2f-%.2f", ratios[0], ratios[count - 1]);
    g_autofree char *wanted = goal > 0 ? g_strdup_printf("<=%.2f", goal) : g_strdup("-");
    g_print("%-44s %5u %8.3f ms %8.3f ms %7.2f %15s %6s %s\n", what, count, median_of(pairs->ours),
            median_of(pairs->limit), ratio, range, wanted, verdict(ratio, goal));
    g_print("    limit: %s\n", limit);
}

void
pairs_figure(const char *what, double value, const char *unit, double goal)
{
    g_autofree char *wanted = goal > 0 ? g_strdup_printf("<=%.5g", goal) : g_strdup("-");
    g_print("%-50s %11.5g %-22s %23s %s\n", what, value, unit, wanted, verdict(value, goal));
}

void
pairs_missing(const char *what)
{
    g_print("not here, skipped: %s\n", what);
}

/* ---- in a child ---- */

static void
work_and_tell(PairsWork work, gpointer user, int pipe_end, guint count)
{
    g_autofree double *figures = g_new0(double, count);
    bool good = work(user, figures);
    gsize length = count * sizeof(double);
    good = good && write(pipe_end, figures, length) == (gssize)length;
    _exit(good ? 0 : 1);
}

bool
pairs_in_child(PairsWork work, gpointer user, double *ret_figures, guint count)
{
    int ends[2], status = 1;
    gsize length = count * sizeof(double);
    g_assert(pipe(ends) == 0);
    pid_t child = fork();
    g_assert(child >= 0);
    if (child == 0)
        work_and_tell(work, user, ends[1], count);
    close(ends[1]);
    bool good = read(ends[0], ret_figures, length) == (gssize)length;
    close(ends[0]);
    waitpid(child, &status, 0);
    return good && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

double
pairs_memory(void)
{
    g_autofree char *text = NULL;
    if (!g_file_get_contents("/proc/self/status", &text, NULL, NULL))
        return 0;
    const char *line = strstr(text, "VmHWM:");
    return line != NULL ? g_ascii_strtod(line + strlen("VmHWM:"), NULL) : 0;
}
