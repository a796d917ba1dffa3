/* One of the scenarios compared: its letter, which one it is, and a button that takes it away. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RECOURSE_TYPE_COMPARE_SLOT (recourse_compare_slot_get_type ())
G_DECLARE_FINAL_TYPE (RecourseCompareSlot, recourse_compare_slot, RECOURSE, COMPARE_SLOT, GtkBox)

/* Its signals `changed` and `removed` come from the person alone. */
GtkWidget *recourse_compare_slot_new (void);

/* Its place in the row, and whether it may go. */
void recourse_compare_slot_set_place (RecourseCompareSlot *self, guint place, gboolean can_go);

/**
 * recourse_compare_slot_offer:
 * @names: what can be chosen, in words
 * @ids: the same as ids
 * @chosen: (nullable): id of the one to choose; the first where it is none of them
 */
void recourse_compare_slot_offer (RecourseCompareSlot *self,
                                  const char *const *names,
                                  const char *const *ids,
                                  const char *chosen);

const char *recourse_compare_slot_get_id (RecourseCompareSlot *self);
const char *recourse_compare_slot_get_name (RecourseCompareSlot *self);

/* (transfer full): a factory for lists of names that may be long: one line each, cut at the end */
GtkListItemFactory *recourse_name_factory_new (void);

G_END_DECLS
