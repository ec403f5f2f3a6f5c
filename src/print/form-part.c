/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "print/form-part.h"

#include "base/language.h"

#define END                                                                                        \
    {                                                                                              \
        PART_END, 0, NULL                                                                          \
    }

static const FormPart none[] = { END };
static const FormPart id[] = { { PART_COMB, 10, NULL }, END };
static const FormPart name[] = { { PART_BOX, 50, NULL }, END };
static const FormPart second_name[] = { { PART_BOX, 40, NULL }, END };
static const FormPart words[] = { { PART_LINE, 42, NULL }, END };
static const FormPart long_words[] = { { PART_LINE, 0, NULL }, END };
static const FormPart birthdate[] = {
    { PART_ERAS, 0, NULL },         { PART_COMB, 4, NULL },
    { PART_WORDS, 0, N_("year") },  { PART_COMB, 2, NULL },
    { PART_WORDS, 0, N_("month") }, { PART_COMB, 2, NULL },
    { PART_WORDS, 0, N_("day") },   END,
};
static const FormPart date[] = {
    { PART_COMB, 4, NULL },
    { PART_WORDS, 0, N_("year") },
    { PART_COMB, 2, NULL },
    { PART_WORDS, 0, N_("month") },
    { PART_COMB, 2, NULL },
    { PART_WORDS, 0, N_("day") },
    END,
};
static const FormPart day_and_time[] = {
    { PART_COMB, 2, NULL }, { PART_WORDS, 0, N_("month") },
    { PART_COMB, 2, NULL }, { PART_WORDS, 0, N_("day") },
    { PART_COMB, 2, NULL }, { PART_WORDS, 0, ":" },
    { PART_COMB, 2, NULL }, END,
};
static const FormPart persons[] = { { PART_COMB, 2, NULL }, END };
static const FormPart contact[] = {
    { PART_WORDS, 0, N_("call as no.") },
    { PART_COMB, 1, NULL },
    { PART_WORDS, 0, N_("relation") },
    { PART_LINE, 18, NULL },
    { PART_WORDS, 0, N_("name") },
    { PART_LINE, 42, NULL },
    { PART_BREAK, 0, NULL },
    { PART_WORDS, 0, N_("phone") },
    { PART_COMB, 11, NULL },
    END,
};

const FormPart form_seen_by[] = {
    { PART_WORDS, 0, N_("seen by") }, { PART_LINE, 24, NULL },
    { PART_COMB, 2, NULL },           { PART_WORDS, 0, N_("month") },
    { PART_COMB, 2, NULL },           { PART_WORDS, 0, N_("day") },
    { PART_COMB, 2, NULL },           { PART_WORDS, 0, ":" },
    { PART_COMB, 2, NULL },           END,
};

static const FormPen pens[] = {
    { WHAT_PRESENCE, FORM_RANK_ALWAYS, none },
    { WHAT_EXPECTED_BACK, 4, day_and_time },
    { WHAT_BAND, 9, none, true },
    { WHAT_PATIENT_ID, FORM_RANK_ALWAYS, id },
    { WHAT_KANA, FORM_RANK_ALWAYS, name },
    { WHAT_BIRTHDATE, FORM_RANK_ALWAYS, birthdate },
    { WHAT_IDENTIFIED, 10, none, true },
    { WHAT_SEX, FORM_RANK_ALWAYS, none },
    { WHAT_TRANSPORT, FORM_RANK_ALWAYS, none },
    { WHAT_MEANS, 5, none, true },
    { WHAT_DEVICE, 7, none },
    { WHAT_CAUTION, 11, none, true },
    { WHAT_DIET, 8, none },
    { WHAT_KANJI, 6, second_name },
    { WHAT_KNOWN_AS_KANA, 6,
      second_name }, /* told by the patient alone; a doctor is found elsewhere */
    { WHAT_COMPANION, 4, persons },
    { WHAT_CONTACT, 4, contact },
    { WHAT_DOCTOR, 3, words },
    { WHAT_DEPARTMENT, 3, words },
    { WHAT_ADMITTED, 2, date },
    { WHAT_DIAGNOSIS, 1, long_words },
    { WHAT_NOTE, 1, long_words },
};

bool
form_part_bares(const FormType *type, const SlipField *field, const SlipChoice *choice)
{
    bool bare = type->bare[field->asked->what] || (choice->minor && type->brief);
    return choice->sign != NULL && bare;
}

const FormPen *
form_pen(What what)
{
    static const FormPen unasked = { WHAT_COUNT, FORM_RANK_ALWAYS, none };
    for (gsize i = 0; i < G_N_ELEMENTS(pens); i++)
        if (pens[i].what == what)
            return &pens[i];
    return &unasked;
}
