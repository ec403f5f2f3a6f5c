/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "print/queue-words.h"

#include "base/language.h"

/* The first row that fits is told: what a nurse can mend stands before what follows from it. */
static const struct {
    const char *begins;
    const char *words;
    bool away;
} rows[] = {
    { "media-empty", N_("The printer is out of paper."), false },
    { "media-needed", N_("The printer is out of paper."), false },
    { "media-jam", N_("Paper is jammed in the printer."), false },
    { "cover-open", N_("The printer's cover is open."), false },
    { "door-open", N_("The printer's door is open."), false },
    { "interlock-open", N_("The printer's cover is open."), false },
    { "marker-supply-empty", N_("The printer is out of ribbon, ink or toner."), false },
    { "toner-empty", N_("The printer is out of ribbon, ink or toner."), false },
    { "input-tray-missing", N_("The paper tray is not in the printer."), false },
    { "offline", N_("The printer is offline."), true },
    { "connecting-to-device", N_("The printer does not answer: is it switched on?"), true },
    { "timed-out", N_("The printer does not answer: is it switched on?"), true },
    { "shutdown", N_("The printer is switched off."), true },
    { "cups-missing-filter", N_("This PC lacks the driver of the printer."), false },
    { "cups-insecure-filter", N_("This PC lacks the driver of the printer."), false },
    { "paused", N_("The queue is stopped on this PC."), false },
    { "moving-to-paused", N_("The queue is stopped on this PC."), false },
    { "hold-new-jobs", N_("The queue holds all jobs on this PC."), false },
};

/* CUPS tells some of it in a message only (it did so in English as far as it was seen). */
static const struct {
    const char *begins;
    const char *words;
    bool away;
} messages[] = {
    { "The printer may not exist", N_("The printer does not answer: is it switched on?"), true },
    { "The printer is unreachable", N_("The printer does not answer: is it switched on?"), true },
    { "The printer is not responding", N_("The printer does not answer: is it switched on?"),
      true },
    { "Unable to locate printer", N_("The printer does not answer: is it switched on?"), true },
    { "Waiting for printer to become", N_("The printer does not answer: is it switched on?"),
      true },
    { "The printer is in use", N_("The printer is busy with another job."), true },
};

/* What is told before a printer is reached. */
static const char *const beginnings[] = {
    "Connecting to printer",
    "Color Manager",
    "Start",
    "Processing page",
    "Printing page",
    "Rendering",
    "Loading",
    "cfFilter", /* cups-filters 2, of what it does on this PC */
    "ppdFilter",
    "temp file", /* likewise, of the page it reads */
    "DEBUG:",
    "/" /* what a filter has to say of the file it reads */
};

static gssize
find_message(const QueueTrouble *trouble)
{
    for (guint row = 0; trouble->message != NULL && row < G_N_ELEMENTS(messages); row++)
        if (g_str_has_prefix(trouble->message, messages[row].begins))
            return (gssize)row;
    return -1;
}

static gssize
find(const QueueTrouble *trouble)
{
    for (guint row = 0; row < G_N_ELEMENTS(rows); row++)
        for (guint i = 0; i < trouble->count; i++)
            if (g_str_has_prefix(trouble->reasons[i], rows[row].begins))
                return (gssize)row;
    return -1;
}

const char *
queue_words(const QueueTrouble *trouble)
{
    gssize row = find(trouble), message = find_message(trouble);
    if (row >= 0)
        return _(rows[row].words);
    if (message >= 0)
        return _(messages[message].words);
    return trouble->stopped ? _("The queue is stopped on this PC.") : NULL;
}

bool
queue_is_away(const QueueTrouble *trouble)
{
    gssize row = find(trouble), message = find_message(trouble);
    return row >= 0 ? rows[row].away : message >= 0 && messages[message].away;
}

bool
queue_is_mute(const QueueTrouble *trouble)
{
    bool mute = trouble->message == NULL || *trouble->message == '\0';
    for (guint i = 0; !mute && i < G_N_ELEMENTS(beginnings); i++)
        mute = g_str_has_prefix(trouble->message, beginnings[i]);
    return mute && trouble->count == 0;
}
