/* The evidence view: three tables with one search, and the sheet of the entry that is chosen.  What is chosen is
 * followed by id through every edit, its undo included. */
#include "config.h"

#include "ui/evidence/evidence-view-private.h"

#include "ui/compare/compare-slot.h"
#include "ui/editor/editor-place.h"
#include "ui/editor/editor-toast.h"
#include "ui/evidence/evidence-bar.h"
#include "ui/evidence/evidence-conflict.h"
#include "ui/widgets.h"

#include <glib/gi18n.h>

static const char *const lists[] = { "conflicts", "claims", "sources" };

static void recourse_evidence_view_view_init (RecourseViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RecourseEvidenceView,
                               recourse_evidence_view,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (RECOURSE_TYPE_VIEW,
                                                      recourse_evidence_view_view_init))

RecourseEvidenceTable *
evidence_view_get_table (RecourseEvidenceView *self)
{
  return RECOURSE_EVIDENCE_TABLE (gtk_stack_get_visible_child (self->tables));
}

/* In a narrow window the titles are cut rather than that the window is kept wide. */
static void
let_titles_shrink (GtkWidget *switcher)
{
  for (GtkWidget *button = gtk_widget_get_first_child (switcher); button != NULL;
       button = gtk_widget_get_next_sibling (button))
    {
      GtkWidget *label = gtk_button_get_child (GTK_BUTTON (button));

      if (!GTK_IS_LABEL (label))
        continue;
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_widget_set_tooltip_text (button, gtk_label_get_text (GTK_LABEL (label)));
    }
}

/* Titles with how many are shown; every one of them is a new label. */

static void
update_titles (RecourseEvidenceView *self)
{
  static const char *const titles[] = { N_ ("Conflicts"), N_ ("Claims"), N_ ("Sources") };

  for (guint i = 0; i < N_TABLES; i++)
    {
      GtkStackPage *page = gtk_stack_get_page (self->tables, GTK_WIDGET (self->table[i]));
      g_autofree char *title =
          /* Translators: a heading and how many there are: Claims · 93 */
          g_strdup_printf (_ ("%s · %u"), _ (titles[i]),
                           recourse_evidence_table_get_n_shown (self->table[i]));

      gtk_stack_page_set_title (page, title);
    }
  let_titles_shrink (self->switcher);
}

static void
refilter (RecourseEvidenceView *self)
{
  for (guint i = 0; i < N_TABLES; i++)
    recourse_evidence_table_refilter (self->table[i]);
  update_titles (self);
}

/* What is looked for in vain here but found elsewhere is shown there. */
static void
go_where_something_is (RecourseEvidenceView *self)
{
  if (recourse_evidence_table_get_n_shown (evidence_view_get_table (self)) > 0
      || self->wanted.folded == NULL)
    return;
  for (guint i = 0; i < N_TABLES; i++)
    if (recourse_evidence_table_get_n_shown (self->table[i]) > 0)
      {
        gtk_stack_set_visible_child (self->tables, GTK_WIDGET (self->table[i]));
        return;
      }
}

static void
on_search_changed (RecourseEvidenceView *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));

  g_clear_pointer (&self->wanted.folded, g_free);
  if (*text != '\0')
    self->wanted.folded = g_utf8_casefold (text, -1);
  refilter (self);
  go_where_something_is (self);
}

static void
on_search_stopped (RecourseEvidenceView *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_widget_grab_focus (GTK_WIDGET (evidence_view_get_table (self)));
}

/* Filters */

static const char *const confidences[] = { "high", "medium", "low", NULL };

static const char *
word_at (const char *const *words, guint selected)
{
  if (selected == 0 || selected == GTK_INVALID_LIST_POSITION)
    return NULL;
  return words[selected - 1];
}

static void
on_filter_changed (RecourseEvidenceView *self)
{
  guint user = gtk_drop_down_get_selected (self->user);

  if (self->is_updating)
    return;
  self->wanted.status =
      word_at (recourse_claim_statuses, gtk_drop_down_get_selected (self->status));
  self->wanted.confidence = word_at (confidences, gtk_drop_down_get_selected (self->confidence));
  g_clear_pointer (&self->wanted.user, g_free);
  if (user > 0 && user <= self->users->len)
    self->wanted.user = g_strdup (g_ptr_array_index (self->users, user - 1));
  refilter (self);
}

static void
fill_users (RecourseEvidenceView *self)
{
  self->is_updating = TRUE;
  recourse_evidence_fill_users (self->user, recourse_document_get_dossier (self->document),
                                self->users, self->wanted.user);
  self->is_updating = FALSE;
}

static void
clear_filters (RecourseEvidenceView *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_drop_down_set_selected (self->status, 0);
  gtk_drop_down_set_selected (self->confidence, 0);
  gtk_drop_down_set_selected (self->user, 0);
  on_search_changed (self); /* the entry itself waits a little */
}

/* The sheet */

static void
show_chosen (RecourseEvidenceView *self)
{
  RecourseEvidenceTable *table = evidence_view_get_table (self);
  const char *list = recourse_evidence_table_get_list (table);
  const char *id = recourse_evidence_table_get_chosen (table);
  gboolean is_conflict = id != NULL && g_str_equal (list, "conflicts");

  recourse_editor_sheet_flush (self->sheet);
  recourse_evidence_conflict_set_id (RECOURSE_EVIDENCE_CONFLICT (self->conflict), self->document,
                                     is_conflict ? id : NULL);
  recourse_editor_sheet_set_extra (self->sheet, is_conflict ? self->conflict : NULL);
  recourse_editor_sheet_set_record (self->sheet, self->document, id != NULL ? list : NULL, id);
  gtk_widget_set_visible (GTK_WIDGET (self->sheet), id != NULL);
  recourse_panes_set_growing (self->panes, is_conflict ? SHEET : TABLE);
  if (id == NULL)
    recourse_panes_set_depth (self->panes, TABLE);
  evidence_view_update_actions (self);
}

static void
on_table_changed (RecourseEvidenceView *self)
{
  static const char *const adds[] = { N_ ("Add a Conflict"), N_ ("Add a Claim"),
                                      N_ ("Add a Source") };
  RecourseEvidenceTable *table = evidence_view_get_table (self);

  if (self->document == NULL || table == NULL)
    return;
  for (guint i = 0; i < N_TABLES; i++)
    if (table == self->table[i])
      {
        gtk_widget_set_tooltip_text (GTK_WIDGET (self->add_button), _ (adds[i]));
        gtk_accessible_update_property (GTK_ACCESSIBLE (self->add_button),
                                        GTK_ACCESSIBLE_PROPERTY_LABEL, _ (adds[i]), -1);
      }
  gtk_widget_set_visible (self->filters, table == self->table[CLAIMS]);
  show_chosen (self);
}

static void
on_chosen (RecourseEvidenceTable *table, RecourseEvidenceView *self)
{
  if (table == evidence_view_get_table (self))
    show_chosen (self);
}

static void
on_activated (RecourseEvidenceView *self)
{
  if (recourse_evidence_table_get_chosen (evidence_view_get_table (self)) == NULL)
    return;
  recourse_panes_set_depth (self->panes, SHEET);
  recourse_editor_sheet_start (self->sheet);
}

/* Enter takes the first that matches: found is as good as opened. */
static void
on_search_activated (RecourseEvidenceView *self)
{
  on_search_changed (self); /* the entry itself waits a little */
  if (recourse_evidence_table_choose_first (evidence_view_get_table (self)))
    on_activated (self);
}

static void
on_panes_changed (RecourseEvidenceView *self)
{
  recourse_editor_sheet_show_back (self->sheet, recourse_panes_can_go_back (self->panes));
  recourse_evidence_conflict_set_columns (RECOURSE_EVIDENCE_CONFLICT (self->conflict),
                                          recourse_panes_is_single (self->panes) ? 1 : 2);
  for (guint i = 0; i < N_TABLES; i++)
    recourse_evidence_table_set_single_click (self->table[i],
                                              recourse_panes_is_single (self->panes));
}

static void
on_back (RecourseEvidenceView *self)
{
  recourse_panes_go_back (self->panes);
  gtk_widget_grab_focus (GTK_WIDGET (evidence_view_get_table (self)));
}

static void
on_said (RecourseEvidenceView *self, const char *text, gboolean offers_undo)
{
  recourse_editor_say (GTK_WIDGET (self), text, offers_undo);
}

void
evidence_view_open (RecourseEvidenceView *self, const char *id)
{
  if (!recourse_evidence_table_choose (evidence_view_get_table (self), id))
    clear_filters (self);
  recourse_evidence_table_choose (evidence_view_get_table (self), id);
  recourse_panes_set_depth (self->panes, SHEET);
}

/* From evidence to what rests on it. */
static void
on_jump (RecourseEvidenceView *self, const char *place)
{
  if (recourse_view_reveal (RECOURSE_VIEW (self), place))
    return;
  if (g_str_has_prefix (place, "/paths/") && strstr (place, "/tree") != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.view", "s", "tree");
  if (!gtk_widget_activate_action (GTK_WIDGET (self), "win.inspect", "s", place))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.edit-record", "s", place);
}

/* The document */

static void
fill (RecourseEvidenceView *self)
{
  self->is_stale = FALSE;
  recourse_editor_sheet_follow (self->sheet);
  recourse_evidence_table_follow (evidence_view_get_table (self),
                                  recourse_editor_sheet_get_id (self->sheet));
  fill_users (self);
  for (guint i = 0; i < N_TABLES; i++)
    recourse_evidence_table_fill (self->table[i], self->document);
  update_titles (self);
}

static void
on_dossier_changed (RecourseEvidenceView *self)
{
  self->is_stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    fill (self);
}

static void
recourse_evidence_view_map (GtkWidget *widget)
{
  RecourseEvidenceView *self = RECOURSE_EVIDENCE_VIEW (widget);

  if (self->is_stale && self->document != NULL)
    fill (self);
  GTK_WIDGET_CLASS (recourse_evidence_view_parent_class)->map (widget);
}

static void
recourse_evidence_view_set_document (RecourseView *view, RecourseDocument *document)
{
  RecourseEvidenceView *self = RECOURSE_EVIDENCE_VIEW (view);

  if (!g_set_object (&self->document, document))
    return;
  g_signal_group_set_target (self->document_signals, document);
  if (document == NULL)
    return;
  clear_filters (self);
  on_dossier_changed (self);
  on_table_changed (self);
}

static gboolean
recourse_evidence_view_search (RecourseView *view)
{
  RecourseEvidenceView *self = RECOURSE_EVIDENCE_VIEW (view);

  recourse_panes_set_depth (self->panes, TABLE);
  return gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static gboolean
recourse_evidence_view_step_back (RecourseView *view)
{
  RecourseEvidenceView *self = RECOURSE_EVIDENCE_VIEW (view);

  if (recourse_panes_can_go_back (self->panes))
    recourse_panes_go_back (self->panes);
  else if (recourse_evidence_table_get_chosen (evidence_view_get_table (self)) != NULL)
    recourse_evidence_table_choose (evidence_view_get_table (self), NULL);
  else if (self->wanted.folded != NULL)
    on_search_stopped (self);
  else
    return FALSE;
  return TRUE;
}

static gboolean
recourse_evidence_view_reveal (RecourseView *view, const char *pointer)
{
  RecourseEvidenceView *self = RECOURSE_EVIDENCE_VIEW (view);
  g_auto (GStrv) steps = g_strsplit (pointer, "/", 4);
  g_autofree char *whole = NULL;
  RecourseRecord *record = NULL;

  if (self->document == NULL || g_strv_length (steps) < 3
      || !g_strv_contains ((const char *const[]){ lists[0], lists[1], lists[2], NULL }, steps[1]))
    return FALSE;
  whole = g_strdup_printf ("/%s/%s", steps[1], steps[2]);
  record = recourse_place_find (recourse_document_get_dossier (self->document), whole);
  if (record == NULL)
    return FALSE;
  if (self->is_stale)
    fill (self);
  gtk_stack_set_visible_child_name (self->tables, steps[1]);
  evidence_view_open (self, recourse_record_get_id (record));
  return TRUE;
}

static void
recourse_evidence_view_view_init (RecourseViewInterface *iface)
{
  iface->set_document = recourse_evidence_view_set_document;
  iface->search = recourse_evidence_view_search;
  iface->step_back = recourse_evidence_view_step_back;
  iface->reveal = recourse_evidence_view_reveal;
}

/* Building */

static void
recourse_evidence_view_dispose (GObject *object)
{
  RecourseEvidenceView *self = RECOURSE_EVIDENCE_VIEW (object);

  self->is_updating = TRUE;
  g_clear_object (&self->document_signals);
  adw_bin_set_child (ADW_BIN (self), NULL); /* which the bin would else look for once more */
  gtk_widget_dispose_template (GTK_WIDGET (object), RECOURSE_TYPE_EVIDENCE_VIEW);
  g_clear_object (&self->conflict);
  g_clear_object (&self->document);
  g_clear_object (&self->actions);
  G_OBJECT_CLASS (recourse_evidence_view_parent_class)->dispose (object);
}

static void
recourse_evidence_view_finalize (GObject *object)
{
  RecourseEvidenceView *self = RECOURSE_EVIDENCE_VIEW (object);

  g_free (self->wanted.folded);
  g_free (self->wanted.user);
  g_ptr_array_unref (self->users);
  G_OBJECT_CLASS (recourse_evidence_view_parent_class)->finalize (object);
}

#define BIND(name) gtk_widget_class_bind_template_child (widget_class, RecourseEvidenceView, name)

static void
recourse_evidence_view_class_init (RecourseEvidenceViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = recourse_evidence_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = recourse_evidence_view_finalize;
  widget_class->map = recourse_evidence_view_map;
  g_type_ensure (RECOURSE_TYPE_PANES);
  g_type_ensure (RECOURSE_TYPE_EDITOR_SHEET);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RECOURSE_RESOURCES "/ui/evidence-view.ui");
  BIND (panes);
  BIND (table_pane);
  BIND (switcher);
  BIND (search);
  BIND (add_button);
  BIND (filters);
  BIND (status);
  BIND (confidence);
  BIND (user);
  BIND (tables);
  BIND (menu);
  BIND (sheet);
  gtk_widget_class_bind_template_callback (widget_class, on_panes_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_search_stopped);
  gtk_widget_class_bind_template_callback (widget_class, on_filter_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_table_changed);
  gtk_widget_class_bind_template_callback_full (widget_class, "on_add",
                                                G_CALLBACK (evidence_view_add));
  gtk_widget_class_bind_template_callback (widget_class, on_back);
  gtk_widget_class_bind_template_callback (widget_class, on_jump);
  gtk_widget_class_bind_template_callback (widget_class, on_said);
  gtk_widget_class_bind_template_callback_full (widget_class, "on_made",
                                                G_CALLBACK (evidence_view_open));
}

static void
add_tables (RecourseEvidenceView *self)
{
  for (guint i = 0; i < N_TABLES; i++)
    {
      GtkWidget *table = recourse_evidence_table_new (lists[i], &self->wanted);

      self->table[i] = RECOURSE_EVIDENCE_TABLE (table);
      g_signal_connect (table, "chosen", G_CALLBACK (on_chosen), self);
      g_signal_connect_swapped (table, "activated", G_CALLBACK (on_activated), self);
      g_signal_connect_swapped (table, "asked-new", G_CALLBACK (evidence_view_add), self);
      gtk_stack_add_titled (self->tables, table, lists[i], lists[i]);
    }
  gtk_stack_set_visible_child (self->tables, GTK_WIDGET (self->table[CLAIMS]));
}

static void
recourse_evidence_view_init (RecourseEvidenceView *self)
{
  g_autoptr (GtkListItemFactory) short_names = recourse_name_factory_new ();

  self->users = g_ptr_array_new_with_free_func (g_free);
  self->is_updating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  recourse_widget_speak (GTK_WIDGET (self->status), _ ("Status"));
  recourse_widget_speak (GTK_WIDGET (self->confidence), _ ("Confidence"));
  recourse_widget_speak (GTK_WIDGET (self->user), _ ("Used by"));
  evidence_view_add_actions (self);
  self->conflict = g_object_ref_sink (recourse_evidence_conflict_new ());
  recourse_evidence_fill_words (self->status, _ ("Any status"), recourse_claim_statuses);
  recourse_evidence_fill_words (self->confidence, _ ("Any confidence"), confidences);
  gtk_drop_down_set_factory (self->user, short_names);
  add_tables (self);
  evidence_view_add_controllers (self);
  recourse_panes_add (self->panes, self->table_pane, 440, TRUE);
  recourse_panes_add (self->panes, GTK_WIDGET (self->sheet), 400, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->sheet), FALSE);
  self->document_signals = g_signal_group_new (RECOURSE_TYPE_DOCUMENT);
  g_signal_group_connect_swapped (self->document_signals, "notify::dossier",
                                  G_CALLBACK (on_dossier_changed), self);
  self->is_updating = FALSE;
}
