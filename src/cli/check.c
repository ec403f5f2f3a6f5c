/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/commands.h"

#include "desk/check-away.h"

#include "base/error.h"
#include "base/language.h"
#include "base/text.h"

#include <string.h>

typedef struct {
    CheckWish wish;
    char *voice;
    char *band_key;
    char *give_key;
    gboolean without_book;
} CheckCall;

static int
tell(const CheckAnswer *answer)
{
    g_autofree char *reason = text_visible(answer->reason);
    g_print("%s\t%s\t%s\n", check_verdict_key(answer->verdict),
            answer->person != NULL ? answer->person : "", reason);
    return answer->verdict == CHECK_YES ? 0 : 1;
}

static int
check_here(Call *call, const CheckWish *wish, GError **error)
{
    g_autoptr(Desk) desk = call_open(call, false, error);
    if (desk == NULL)
        return -1;
    g_autoptr(CheckAnswer) answer = check_patient(desk, wish, error);
    if (answer == NULL)
        return -1;
    if (desk_is_read_only(desk))
        g_printerr("%s\n", _("This check is not recorded, since the book cannot be written to."));
    return tell(answer);
}

static int
check_without_book(const CheckCall *asked, GError **error)
{
    BandSeal seal;
    if (asked->band_key != NULL && !check_away_read_seal(asked->band_key, &seal, error))
        return -1;
    g_autoptr(CheckAnswer) answer =
        check_away(asked->band_key != NULL ? &seal : NULL, &asked->wish, error);
    return answer != NULL ? tell(answer) : -1;
}

static int
give_key(Call *call, const char *path, GError **error)
{
    g_autoptr(Desk) desk = call_open(call, true, error);
    if (desk == NULL || !check_away_write_seal(desk, path, error))
        return -1;
    call_print_path(path);
    return 0;
}

static bool
take_voice(CheckCall *asked, GError **error)
{
    static const char *const words[] = {
        [VOICE_PATIENT] = "patient", [VOICE_FAMILY] = "family", [VOICE_STAFF] = "staff"
    };
    for (guint i = 0; i < G_N_ELEMENTS(words); i++)
        if (asked->voice == NULL || strcmp(asked->voice, words[i]) == 0) {
            asked->wish.voice = (CheckVoice)i;
            return true;
        }
    g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_USAGE,
                _("--said-by takes patient, family or staff"));
    return false;
}

static int
check(Call *call, CheckCall *asked, GError **error)
{
    if (asked->give_key != NULL)
        return give_key(call, asked->give_key, error);
    if (asked->wish.scan == NULL || asked->wish.stated_name == NULL ||
        asked->wish.stated_birthdate == NULL) {
        g_set_error(error, MEGURI_ERROR, MEGURI_ERROR_USAGE,
                    _("check needs --scan, --stated-name and --stated-birthdate: a scan alone "
                      "identifies nobody"));
        return -1;
    }
    if (!take_voice(asked, error))
        return -1;
    return asked->without_book || asked->band_key != NULL ? check_without_book(asked, error)
                                                          : check_here(call, &asked->wish, error);
}

int
command_check(Call *call, GError **error)
{
    bool done = false;
    CheckCall asked = { .voice = NULL };
    g_autofree char *scan = NULL, *name = NULL, *birthdate = NULL, *who = NULL, *voice = NULL,
                    *band_key = NULL, *give = NULL;
    GOptionEntry entries[] = {
        { "scan", 0, 0, G_OPTION_ARG_STRING, &scan, N_("what the scanner read"), N_("TEXT") },
        { "stated-name", 0, 0, G_OPTION_ARG_STRING, &name, N_("the name as it was said"),
          N_("KANA") },
        { "stated-birthdate", 0, 0, G_OPTION_ARG_STRING, &birthdate,
          N_("the birthdate as it was said"), N_("DATE") },
        { "said-by", 0, 0, G_OPTION_ARG_STRING, &voice,
          N_("who said them: patient, family or staff"), N_("WHO") },
        { "second", 0, 0, G_OPTION_ARG_STRING, &who,
          N_("name of the second nurse or of who spoke for the family"), N_("NAME") },
        { "without-book", 0, 0, G_OPTION_ARG_NONE, &asked.without_book,
          N_("compare with the band alone"), NULL },
        { "band-key", 0, 0, G_OPTION_ARG_FILENAME, &band_key,
          N_("the same, and know forged bands by this key"), N_("FILE") },
        { "give-key", 0, 0, G_OPTION_ARG_FILENAME, &give, N_("write the key of this book's bands"),
          N_("FILE") },
        { NULL, 0, 0, 0, NULL, NULL, NULL },
    };
    CallForm form = { entries, 0, 0 };
    if (!call_take(call, &form, &done, error))
        return -1;
    if (done)
        return 0;
    asked.wish = (CheckWish){ scan, name, birthdate, VOICE_PATIENT, who };
    asked.voice = voice;
    asked.band_key = band_key;
    asked.give_key = give;
    return check(call, &asked, error);
}
