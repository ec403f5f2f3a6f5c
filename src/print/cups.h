/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * This PC's print service: asked by way of libcups, which is loaded when it is first needed, as
 * only a process that really prints wants it. It never knows what a job is about. Inside this room.
 */

#include <cups/cups.h>
#include <glib.h>
#include <stdbool.h>

/* What we call of it. */
#define CUPS_FUNCTIONS(F)                                                                          \
    F(cupsAddOption)                                                                               \
    F(cupsCancelJob2)                                                                              \
    F(cupsCreateJob)                                                                               \
    F(cupsDoRequest)                                                                               \
    F(cupsEncryption)                                                                              \
    F(cupsFinishDocument)                                                                          \
    F(cupsFreeOptions)                                                                             \
    F(cupsLastError)                                                                               \
    F(cupsLastErrorString)                                                                         \
    F(cupsServer)                                                                                  \
    F(cupsStartDocument)                                                                           \
    F(cupsUser)                                                                                    \
    F(cupsWriteRequestData)                                                                        \
    F(httpAssembleURIf)                                                                            \
    F(httpClose)                                                                                   \
    F(httpConnect2)                                                                                \
    F(ippAddString)                                                                                \
    F(ippAddStrings)                                                                               \
    F(ippCopyAttribute)                                                                            \
    F(ippDelete)                                                                                   \
    F(ippErrorString)                                                                              \
    F(ippFindAttribute)                                                                            \
    F(ippFirstAttribute)                                                                           \
    F(ippGetCount)                                                                                 \
    F(ippGetGroupTag)                                                                              \
    F(ippGetInteger)                                                                               \
    F(ippGetString)                                                                                \
    F(ippGetValueTag)                                                                              \
    F(ippNew)                                                                                      \
    F(ippNewRequest)                                                                               \
    F(ippNextAttribute)                                                                            \
    F(ippPort)                                                                                     \
    F(pwgMediaForSize)

typedef struct {
#define CUPS_POINTER(name) __typeof__(&(name)) name;
    CUPS_FUNCTIONS(CUPS_POINTER)
#undef CUPS_POINTER
    http_t *http;
} Cups;

/* A conversation with the service; NULL if it does not answer, with *RET_HERE false if libcups is
 * not on this PC. (transfer full) */
Cups *cups_new(bool *ret_here);
void cups_free(Cups *cups);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Cups, cups_free)

/* What it said. */
typedef struct {
    const Cups *cups;
    ipp_t *ipp; /* NULL: nothing */
} CupsAnswer;

void cups_answer_clear(CupsAnswer *answer);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(CupsAnswer, cups_answer_clear)

/* Asks REQUEST, which is taken over. */
CupsAnswer cups_ask(const Cups *cups, ipp_t *request);
CupsAnswer cups_ask_about_queue(const Cups *cups, const char *name);
CupsAnswer cups_ask_about_job(const Cups *cups, int job);

/* The value NAME of ANSWER: 0 and NULL if there is none. */
int cups_number(const CupsAnswer *answer, const char *name);
const char *cups_string(const CupsAnswer *answer, const char *name);
