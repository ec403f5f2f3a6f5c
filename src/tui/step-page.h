/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * A page that is one prompt after another, with a head above it: movements, ties, late entry. It
 * takes the keys and draws; what is asked, and what an answer does, is the page's own. Each such
 * page begins with a StepPage.
 */

#include "tui/page.h"
#include "tui/prompt.h"

typedef struct StepPage StepPage;

typedef struct {
    /* The prompt was answered: asks on with step_page_ask(), saves, or closes the page. */
    void (*given)(StepPage *page, const char *value);
    /* One step back, or off the page. */
    void (*back)(StepPage *page);
    /* Draws what stands above the prompt; the rows taken. NULL: nothing. */
    int (*head)(const StepPage *page, const Canvas *canvas);
    /* Slow work, after the page has been drawn. NULL: none. */
    void (*work)(StepPage *page);
    /* Lets go what the page holds beside its prompt. */
    void (*let_go)(StepPage *page);
} StepOps;

struct StepPage {
    Page page;
    const StepOps *steps;
    Prompt *prompt; /* never NULL once something was asked */
};

/* Makes the zeroed PAGE (g_new0, freed by itself) a page in steps: nothing that other windows say
 * from here on is passed over. */
void step_page_begin(StepPage *page, Session *session, const StepOps *steps);
/* Asks PROMPT (taken) instead of the one before. */
void step_page_ask(StepPage *page, Prompt *prompt);
