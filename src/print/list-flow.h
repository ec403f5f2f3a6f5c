/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * What a cell of a list says as pieces that may stand side by side: so that a row takes two lines
 * where its words do, not one a fact. It never knows where on the page the cell is.
 */

#include "print/sheet-frame.h"

/* The size of type of what stands in FACE. */
double list_face_size(const SheetFace *face);

/* What ROW says in FACE, a line or a part of a list a piece. */
typedef struct ListFlow ListFlow;

ListFlow *list_flow_new(const SheetFrame *frame, const SheetRow *row, const SheetFace *face);
void list_flow_free(ListFlow *flow);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ListFlow, list_flow_free)

/* The least width, in points, in which it stands on LINES, on two of them with each piece whole. */
double list_flow_width(const ListFlow *flow, guint lines);

/* Its text, as many pieces side by side as stand whole in ROOM points. RET_TAIL: how many bytes at
 * its end have the size of a text though the rest is a name's. (transfer full) */
char *list_flow_text(const ListFlow *flow, double room, gsize *ret_tail);
