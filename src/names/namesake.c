/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "names/namesake.h"

#include "names/kana.h"
#include "names/latin.h"
#include "names/nihonshiki.h"
#include "names/romaji.h"

#include "base/language.h"

#include <string.h>

/* Names of one or two kana are too short to differ by one and still be alike. */
#define ROUGH_LEAST 3

struct NamesakeRules {
    VariantTable *variants;
    RomajiTable *romaji;
    GHashTable *forms; /* what is known of a name, joined -> NameForms */
};

/* A text that is compared with many: by its hash first. */
typedef struct {
    char *text; /* NULL = not known, equal to nothing */
    guint hash;
} Form;

struct NameForms {
    Form folded;
    Form surname;
    Form sound;         /* of all words, joined */
    Form sound_surname; /* of the first */
    Form turned;        /* sounds with the first word last; NULL with one word */
    Form kanji;         /* variants folded */
    Form spelled;       /* the kana in Latin letters, words in order of letters */
    Form latin;         /* the Latin name likewise */
    Form letters;       /* the same letter by letter, words as they stand */
    Form birthdate;
    gunichar *rough; /* sound without voicing; NULL = not known */
    guint rough_length;
    guint64 rough_letters; /* which kana are in it */
    const NameForms *next; /* another name of the same person, or NULL; not owned */
};

static void
free_forms(gpointer data)
{
    NameForms *forms = data;
    Form *const all[] = { &forms->folded,  &forms->surname,  &forms->sound,   &forms->sound_surname,
                          &forms->turned,  &forms->kanji,    &forms->spelled, &forms->latin,
                          &forms->letters, &forms->birthdate };
    for (guint i = 0; i < G_N_ELEMENTS(all); i++)
        g_free(all[i]->text);
    g_free(forms->rough);
    g_free(forms);
}

NamesakeRules *
namesake_rules_new(const char *site, GError **error)
{
    g_autoptr(NamesakeRules) rules = g_new0(NamesakeRules, 1);
    rules->variants = variant_table_new(site, error);
    if (rules->variants == NULL)
        return NULL;
    rules->forms = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_forms);
    rules->romaji = romaji_table_new(NULL, error);
    return rules->romaji != NULL ? g_steal_pointer(&rules) : NULL;
}

void
namesake_rules_free(NamesakeRules *rules)
{
    if (rules == NULL)
        return;
    g_clear_pointer(&rules->forms, g_hash_table_unref);
    g_clear_pointer(&rules->variants, variant_table_free);
    g_clear_pointer(&rules->romaji, romaji_table_free);
    g_free(rules);
}

/* ---- forms ---- */

/* Takes TEXT over. */
static Form
form_of(char *text)
{
    return (Form){ text, text != NULL ? g_str_hash(text) : 0 };
}

static bool
forms_equal(const Form *a, const Form *b)
{
    return a->hash == b->hash && a->text != NULL && b->text != NULL &&
           strcmp(a->text, b->text) == 0;
}

/* The sound of each word. */
static char **
sounds_of(const char *kana)
{
    char **words = g_strsplit(kana, " ", -1);
    for (char **word = words; *word != NULL; word++) {
        char *sound = kana_sound(*word);
        g_free(*word);
        *word = sound;
    }
    return words;
}

static int
compare_words(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* SOUND in Latin letters as passports have it, where ケニチ and ケンイチ, ジュニャ and ジュンヤ are
 * one. NULL if it is no kana. */
static char *
spell_word(const char *sound)
{
    g_autofree char *letters = nihonshiki_from_kana(sound);
    if (letters == NULL)
        return NULL;
    GString *out = g_string_new(letters);
    g_string_replace(out, ".", "", 0);
    g_string_replace(out, "IY", "Y", 0); /* the small kana were made full size */
    return g_string_free(out, FALSE);
}

/* Words whichever comes first: passports turn names round. */
static char *
spell(char *const *sounds)
{
    g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);
    for (; *sounds != NULL; sounds++) {
        char *word = spell_word(*sounds);
        if (word == NULL)
            return NULL;
        g_ptr_array_add(words, word);
    }
    g_ptr_array_sort(words, compare_words);
    g_ptr_array_add(words, NULL);
    return g_strjoinv("/", (char **)words->pdata);
}

/* Marks and apostrophes go first: one passport has them, the other has not. */
static char *
fold_latin(const NamesakeRules *rules, const char *latin)
{
    g_autofree char *letters = latin_fold(latin);
    g_auto(GStrv) words = g_strsplit(letters, "/", -1);
    g_autofree char *joined = g_strjoinv(" ", words);
    g_autofree char *kana = romaji_to_kana(rules->romaji, joined, true);
    if (kana_is_kana(kana)) {
        g_auto(GStrv) sounds = sounds_of(kana);
        return spell(sounds);
    }
    qsort(words, g_strv_length(words), sizeof *words, compare_words);
    return *letters != '\0' ? g_strjoinv("/", words) : NULL;
}

/* Whether one sign parts two names is told by SIGNS. */
static void
set_rough(NameForms *forms, const char *signs)
{
    glong length;
    forms->rough = g_utf8_to_ucs4_fast(signs, -1, &length);
    forms->rough_length = (guint)length;
    for (glong i = 0; i < length; i++)
        forms->rough_letters |= G_GUINT64_CONSTANT(1) << (forms->rough[i] % 64);
}

static void
set_kana(NameForms *forms, const char *kana)
{
    g_auto(GStrv) sounds = sounds_of(kana);
    forms->folded = form_of(kana_fold(kana));
    forms->surname = form_of(kana_fold_surname(kana));
    forms->sound = form_of(g_strjoinv("", sounds));
    forms->sound_surname = form_of(g_strdup(sounds[0] != NULL ? sounds[0] : ""));
    forms->spelled = form_of(spell(sounds));
    if (sounds[0] != NULL && sounds[1] != NULL) {
        g_autofree char *rest = g_strjoinv("", sounds + 1);
        forms->turned = form_of(g_strconcat(rest, sounds[0], NULL));
    }
    g_autofree char *unvoiced = kana_unvoiced(forms->sound.text);
    set_rough(forms, unvoiced);
}

/* Who is known in no kana is compared letter by letter: Thi Hoa and Thi Hoai. */
static void
set_latin(NameForms *forms, const NamesakeRules *rules, const char *latin)
{
    g_autofree char *letters = latin_fold(latin);
    forms->latin = form_of(fold_latin(rules, latin));
    if (!latin_is_name(latin))
        return;
    if (forms->rough == NULL)
        set_rough(forms, letters);
    forms->letters = form_of(g_steal_pointer(&letters));
}

static NameForms *
make_forms(const NamesakeRules *rules, const KnownName *name)
{
    NameForms *forms = g_new0(NameForms, 1);
    if (name->kana != NULL)
        set_kana(forms, name->kana);
    if (name->kanji != NULL)
        forms->kanji = form_of(variant_fold(rules->variants, name->kanji));
    if (name->latin != NULL)
        set_latin(forms, rules, name->latin);
    if (name->birthdate != NULL)
        forms->birthdate = form_of(g_strdup(name->birthdate));
    return forms;
}

const VariantTable *
namesake_variants(const NamesakeRules *rules)
{
    return rules->variants;
}

static const char *
or_nothing(const char *text)
{
    return text != NULL ? text : "";
}

/* The forms of NAME, with those of the person's other names behind them. What is behind is told by
 * where it is kept, so that a thousand readings of a name take a thousand keys of one size. */
static const NameForms *
forms_before(NamesakeRules *rules, const KnownName *name, const NameForms *next)
{
    g_autofree char *key =
        g_strdup_printf("%s\t%s\t%s\t%s\t%p", or_nothing(name->kana), or_nothing(name->kanji),
                        or_nothing(name->latin), or_nothing(name->birthdate), (const void *)next);
    NameForms *forms = g_hash_table_lookup(rules->forms, key);
    if (forms == NULL) {
        forms = make_forms(rules, name);
        forms->next = next;
        g_hash_table_insert(rules->forms, g_steal_pointer(&key), forms);
    }
    return forms;
}

const NameForms *
namesake_forms_of(NamesakeRules *rules, const KnownName *names, guint count)
{
    const NameForms *forms = NULL;
    for (guint i = count; i-- > 0;)
        forms = forms_before(rules, &names[i], forms);
    return forms;
}

const NameForms *
namesake_forms(NamesakeRules *rules, const KnownName *name)
{
    return namesake_forms_of(rules, name, 1);
}

/* ---- comparing ---- */

/* Whether one kana put in, left out or changed makes B of A. */
static bool
one_apart(const NameForms *a, const NameForms *b)
{
    guint start = 0, end = 0;
    guint shorter = MIN(a->rough_length, b->rough_length);
    guint longer = MAX(a->rough_length, b->rough_length);
    while (start < shorter && a->rough[start] == b->rough[start])
        start++;
    while (end < shorter - start &&
           a->rough[a->rough_length - 1 - end] == b->rough[b->rough_length - 1 - end])
        end++;
    return longer - start - end == 1;
}

/* Most pairs are: names that sound alike, in whatever order of words, are of the same kana but for
 * one. */
static bool
far_apart(const NameForms *a, const NameForms *b)
{
    return a->rough == NULL || b->rough == NULL ||
           __builtin_popcountll(a->rough_letters ^ b->rough_letters) > 2;
}

static guint
rough_reason(const NameForms *a, const NameForms *b)
{
    if (a->rough_length > b->rough_length + 1 || b->rough_length > a->rough_length + 1 ||
        MIN(a->rough_length, b->rough_length) < ROUGH_LEAST)
        return 0;
    if (a->rough_length == b->rough_length &&
        memcmp(a->rough, b->rough, a->rough_length * sizeof *a->rough) == 0)
        return NAMESAKE_BY_VOICING;
    return one_apart(a, b) ? NAMESAKE_BY_ONE_SIGN : 0;
}

static guint
if_equal(const Form *a, const Form *b, NamesakeReason reason)
{
    return forms_equal(a, b) ? reason : 0;
}

static guint
kana_reasons(const NameForms *a, const NameForms *b)
{
    if (far_apart(a, b))
        return 0;
    if (forms_equal(&a->folded, &b->folded))
        return NAMESAKE_BY_KANA;
    if (forms_equal(&a->sound, &b->sound))
        return NAMESAKE_BY_SOUND;
    return if_equal(&a->turned, &b->sound, NAMESAKE_BY_SWAP) |
           if_equal(&a->sound, &b->turned, NAMESAKE_BY_SWAP) | rough_reason(a, b);
}

/* Letters tell as much as kana where one of the two is known in no kana. */
static bool
is_same(const NameForms *a, const NameForms *b, guint reasons)
{
    bool read = a->folded.text != NULL && b->folded.text != NULL;
    return (reasons & NAMESAKE_BY_KANA) != 0 || (!read && forms_equal(&a->letters, &b->letters));
}

static Namesake
compare_one(const NameForms *a, const NameForms *b)
{
    static const guint similar = NAMESAKE_BY_SOUND | NAMESAKE_BY_SWAP | NAMESAKE_BY_KANJI |
                                 NAMESAKE_BY_LATIN | NAMESAKE_BY_VOICING | NAMESAKE_BY_ONE_SIGN;
    guint reasons = kana_reasons(a, b) | if_equal(&a->kanji, &b->kanji, NAMESAKE_BY_KANJI) |
                    if_equal(&a->latin, &b->latin, NAMESAKE_BY_LATIN) |
                    if_equal(&a->latin, &b->spelled, NAMESAKE_BY_LATIN) |
                    if_equal(&a->spelled, &b->latin, NAMESAKE_BY_LATIN) |
                    if_equal(&a->surname, &b->surname, NAMESAKE_BY_SURNAME) |
                    if_equal(&a->birthdate, &b->birthdate, NAMESAKE_BY_BIRTHDATE);
    bool born_alike =
        (reasons & NAMESAKE_BY_BIRTHDATE) != 0 && forms_equal(&a->sound_surname, &b->sound_surname);
    if (is_same(a, b, reasons))
        return (Namesake){ NAMESAKE_SAME, reasons };
    return (Namesake){ (reasons & similar) != 0 || born_alike ? NAMESAKE_SIMILAR : NAMESAKE_DIFFERS,
                       reasons };
}

/* Takes the nearer of both, with the reasons of that one. */
static void
take_nearer(Namesake *nearest, const NameForms *a, const NameForms *b)
{
    Namesake other = compare_one(a, b);
    if (other.degree > nearest->degree)
        nearest->reasons = other.reasons | (nearest->reasons & NAMESAKE_BY_SURNAME);
    else
        nearest->reasons |= other.reasons & NAMESAKE_BY_SURNAME;
    nearest->degree = MAX(nearest->degree, other.degree);
}

Namesake
namesake_compare(const NameForms *a, const NameForms *b)
{
    Namesake nearest = compare_one(a, b);
    for (const NameForms *other = b; other != NULL; other = other->next)
        for (const NameForms *one = other == b ? a->next : a; one != NULL; one = one->next)
            take_nearer(&nearest, one, other);
    return nearest;
}

static const char *const reason_words[] = {
    N_("the name sounds the same"),
    N_("only a long vowel, or kana of one sound, is written otherwise"),
    N_("surname and given name are the other way round"),
    N_("the kanji are the same or variants of them"),
    N_("in Latin letters the name is the same"),
    N_("only a voicing mark differs"),
    N_("only one kana or letter differs"),
    N_("the birthdate is the same"),
    N_("the surname is the same"),
};

const char *
namesake_words(const Namesake *namesake)
{
    for (guint i = 0; i < G_N_ELEMENTS(reason_words); i++)
        if (namesake->reasons & 1u << i)
            return _(reason_words[i]);
    return "";
}
