/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "print/cups.h"

#include "base/library.h"

#define LIBRARY "libcups.so.2"
#define CONNECT_MS 3000

static bool
load(Cups *cups)
{
#define CUPS_ROW(name) { #name, &cups->name },
    const LibraryFunction rows[] = { CUPS_FUNCTIONS(CUPS_ROW) };
#undef CUPS_ROW
    return library_load(LIBRARY, rows, G_N_ELEMENTS(rows));
}

Cups *
cups_new(bool *ret_here)
{
    g_autoptr(Cups) cups = g_new0(Cups, 1);
    *ret_here = load(cups);
    if (*ret_here)
        cups->http = cups->httpConnect2(cups->cupsServer(), cups->ippPort(), NULL, AF_UNSPEC,
                                        cups->cupsEncryption(), 1, CONNECT_MS, NULL);
    return cups->http != NULL ? g_steal_pointer(&cups) : NULL;
}

void
cups_free(Cups *cups)
{
    if (cups == NULL)
        return;
    if (cups->http != NULL)
        cups->httpClose(cups->http);
    g_free(cups);
}

/* ---- asking ---- */

void
cups_answer_clear(CupsAnswer *answer)
{
    if (answer->ipp != NULL)
        answer->cups->ippDelete(answer->ipp);
    answer->ipp = NULL;
}

CupsAnswer
cups_ask(const Cups *cups, ipp_t *request)
{
    return (CupsAnswer){ cups, cups->cupsDoRequest(cups->http, request, "/") };
}

CupsAnswer
cups_ask_about_queue(const Cups *cups, const char *name)
{
    char uri[HTTP_MAX_URI];
    cups->httpAssembleURIf(HTTP_URI_CODING_ALL, uri, sizeof uri, "ipp", NULL, "localhost", 0,
                           "/printers/%s", name);
    ipp_t *request = cups->ippNewRequest(IPP_OP_GET_PRINTER_ATTRIBUTES);
    cups->ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_URI, "printer-uri", NULL, uri);
    return cups_ask(cups, request);
}

CupsAnswer
cups_ask_about_job(const Cups *cups, int job)
{
    char uri[HTTP_MAX_URI];
    cups->httpAssembleURIf(HTTP_URI_CODING_ALL, uri, sizeof uri, "ipp", NULL, "localhost", 0,
                           "/jobs/%d", job);
    ipp_t *request = cups->ippNewRequest(IPP_OP_GET_JOB_ATTRIBUTES);
    cups->ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_URI, "job-uri", NULL, uri);
    cups->ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_NAME, "requesting-user-name", NULL,
                       cups->cupsUser());
    return cups_ask(cups, request);
}

int
cups_number(const CupsAnswer *answer, const char *name)
{
    const Cups *cups = answer->cups;
    ipp_attribute_t *attribute = cups->ippFindAttribute(answer->ipp, name, IPP_TAG_ZERO);
    return attribute != NULL && cups->ippGetValueTag(attribute) != IPP_TAG_NOVALUE
               ? cups->ippGetInteger(attribute, 0)
               : 0;
}

const char *
cups_string(const CupsAnswer *answer, const char *name)
{
    const Cups *cups = answer->cups;
    ipp_attribute_t *attribute = cups->ippFindAttribute(answer->ipp, name, IPP_TAG_ZERO);
    return attribute != NULL ? cups->ippGetString(attribute, 0, NULL) : NULL;
}
