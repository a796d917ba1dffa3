/* The assumptions in the order in which they matter.  A dossier may have a thousand: those that move nothing are
 * not even made into rows until somebody asks for more or searches for them. */
#include "config.h"

#include "ui/scenario/assumption-list.h"

#include "ui/scenario/assumption-row.h"
#include "ui/inspector/outcome.h"
#include "ui/widgets.h"

#include <glib/gi18n.h>

enum
{
  PORTION = 30,   /* rows at first, and more each time */
  FIRST_ROWS = 6, /* in the first frame */
};

struct _RecourseAssumptionList
{
  AdwBin parent_instance;

  GtkLabel *order;
  GtkSearchEntry *search;
  GtkListBox *list;
  GtkButton *more;

  RecourseDocument *document;
  GSignalGroup *document_signals;
  GPtrArray *rows;     /* of each driver; NULL: not made yet */
  GPtrArray *folded;   /* of each driver: what a search looks through */
  GArray *ranking;     /* guint: drivers, those that matter most first */
  GHashTable *effects; /* as last set */
  char *folded_search;
  guint n_shown;   /* at most so many rows */
  guint n_at_once; /* of them: the others come after the first frame */
  guint leader;
  guint stakeholder;
  gboolean is_ranked; /* by influence; else as the dossier lists them */
};

G_DEFINE_FINAL_TYPE (RecourseAssumptionList, recourse_assumption_list, ADW_TYPE_BIN)

static GListModel *
get_drivers (RecourseAssumptionList *self)
{
  return G_LIST_MODEL (recourse_document_get_dossier (self->document)->drivers);
}

/* Rows */

static void
unref_row (gpointer row)
{
  if (row != NULL)
    g_object_unref (row);
}

static GtkWidget *
ensure_row (RecourseAssumptionList *self, guint driver)
{
  GtkWidget *row = g_ptr_array_index (self->rows, driver);

  if (row == NULL)
    {
      row = g_object_ref_sink (recourse_assumption_row_new (self->document, driver));
      g_ptr_array_index (self->rows, driver) = row;
    }
  return row;
}

static gboolean
matches (RecourseAssumptionList *self, guint driver)
{
  return self->folded_search == NULL || *self->folded_search == '\0'
         || strstr (g_ptr_array_index (self->folded, driver), self->folded_search) != NULL;
}

static void
clear_list (RecourseAssumptionList *self)
{
  GtkListBoxRow *row = NULL;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
}

static void
show_effect (RecourseAssumptionList *self, guint driver)
{
  g_autoptr (RecourseRecord) record = g_list_model_get_item (get_drivers (self), driver);
  GtkWidget *row = g_ptr_array_index (self->rows, driver);

  if (row != NULL)
    recourse_assumption_row_set_effect (
        RECOURSE_ASSUMPTION_ROW (row),
        self->effects != NULL ? g_hash_table_lookup (self->effects, recourse_record_get_id (record))
                              : NULL);
}

/* (transfer full) (nullable): what has the focus in the list, which loses it as its row is taken out */
static GtkWidget *
ref_focused (RecourseAssumptionList *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self->list));
  GtkWidget *focused = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focused != NULL && gtk_widget_is_ancestor (focused, GTK_WIDGET (self->list))
             ? g_object_ref (focused)
             : NULL;
}

static void
focus_again (RecourseAssumptionList *self, GtkWidget *focused)
{
  if (focused == NULL || !gtk_widget_is_ancestor (focused, GTK_WIDGET (self->list)))
    return;
  if (GTK_IS_TEXT (focused))
    gtk_text_grab_focus_without_selecting (GTK_TEXT (focused));
  else
    gtk_widget_grab_focus (focused);
}

static void
build_list (RecourseAssumptionList *self)
{
  guint n_matching = 0;
  g_autofree char *label = NULL;
  g_autoptr (GtkWidget) focused = ref_focused (self);

  clear_list (self);
  for (guint i = 0; i < self->ranking->len; i++)
    {
      guint driver = g_array_index (self->ranking, guint, i);

      if (!matches (self, driver))
        continue;
      if (n_matching++ >= MIN (self->n_shown, self->n_at_once))
        continue;
      gtk_list_box_append (self->list, ensure_row (self, driver));
      recourse_assumption_row_update (g_ptr_array_index (self->rows, driver));
      show_effect (self, driver);
    }
  focus_again (self, focused);
  label = g_strdup_printf (_ ("Show More (%u)"), n_matching - MIN (n_matching, self->n_shown));
  gtk_button_set_label (self->more, label);
  gtk_widget_set_visible (GTK_WIDGET (self->more), n_matching > self->n_shown);
}

static gboolean
on_first_frame (gpointer user_data)
{
  RecourseAssumptionList *self = user_data;

  self->n_at_once = G_MAXUINT;
  if (self->list != NULL && self->document != NULL)
    build_list (self);
  return G_SOURCE_REMOVE;
}

static void
on_row_activated (RecourseAssumptionList *self, GtkListBoxRow *row)
{
  recourse_assumption_row_toggle (RECOURSE_ASSUMPTION_ROW (row));
}

static void
on_more (RecourseAssumptionList *self)
{
  self->n_shown += PORTION;
  build_list (self);
}

static void
on_search_changed (RecourseAssumptionList *self)
{
  g_free (self->folded_search);
  self->n_at_once = G_MAXUINT;
  self->folded_search = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->search)), -1);
  self->n_shown = PORTION;
  build_list (self);
}

/* Enter opens the first that matches: found is as good as chosen. */
static void
on_search_activated (RecourseAssumptionList *self)
{
  GtkListBoxRow *row = NULL;

  on_search_changed (self); /* the entry itself waits a little */
  row = gtk_list_box_get_row_at_index (self->list, 0);
  if (row == NULL)
    return;
  recourse_assumption_row_open (RECOURSE_ASSUMPTION_ROW (row));
  gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
on_search_stopped (RecourseAssumptionList *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
}

/* Order */

typedef struct
{
  guint driver;
  int influence; /* in whole percents, so that noise does not reorder what matters to nobody */
} Rank;

static int
compare_ranks (gconstpointer a, gconstpointer b)
{
  const Rank *left = a;
  const Rank *right = b;

  if (left->influence != right->influence)
    return left->influence > right->influence ? -1 : 1;
  return left->driver < right->driver ? -1 : 1;
}

/* (nullable): the share of the variance that each driver explains of what is in view */
static const double *
get_explained (RecourseAssumptionList *self)
{
  const RecourseInsight *insight = recourse_document_get_insight (self->document);
  const RecourseInformation *known = insight != NULL ? insight->information : NULL;
  guint stakeholder = recourse_document_get_stakeholder (self->document);

  if (known == NULL || stakeholder >= known->n_stakeholders || self->leader >= known->n_paths
      || known->n_drivers != self->rows->len)
    return NULL;
  return known->explained
         + ((gsize)self->leader * known->n_stakeholders + stakeholder) * known->n_drivers;
}

static void
say_order (RecourseAssumptionList *self)
{
  RecourseDossier *dossier = recourse_document_get_dossier (self->document);
  const RecourseResults *results = recourse_document_get_results (self->document);
  g_autoptr (RecourseRecord) path =
      g_list_model_get_item (G_LIST_MODEL (dossier->paths), self->leader);
  g_autofree char *text = NULL;

  if (self->is_ranked && path != NULL && results != NULL
      && self->stakeholder < results->n_stakeholders)
    /* Translators: a stakeholder, then a path */
    text =
        g_strdup_printf (_ ("By influence on %s under %s"),
                         recourse_record_get_label (RECOURSE_RECORD (
                             recourse_outcome_stakeholder (dossier, results, self->stakeholder))),
                         recourse_record_get_label (path));
  gtk_label_set_text (self->order, text);
  gtk_widget_set_visible (GTK_WIDGET (self->order), text != NULL);
}

static void
rank (RecourseAssumptionList *self, const double *explained)
{
  g_autoptr (GArray) ranks = g_array_new (FALSE, FALSE, sizeof (Rank));

  for (guint i = 0; i < self->rows->len; i++)
    {
      Rank entry = { i, explained != NULL ? (int)(explained[i] * 100.0) : 0 };

      g_array_append_val (ranks, entry);
    }
  g_array_sort (ranks, compare_ranks);
  g_array_set_size (self->ranking, 0);
  for (guint i = 0; i < ranks->len; i++)
    g_array_append_val (self->ranking, g_array_index (ranks, Rank, i).driver);
  self->is_ranked = explained != NULL;
  build_list (self);
  say_order (self);
}

/* Rows are put in order when what is in view changes and never while somebody works on them. */
static void
update_order (RecourseAssumptionList *self)
{
  guint leader = recourse_document_get_leader (self->document);
  guint stakeholder = recourse_document_get_stakeholder (self->document);
  gboolean is_other = leader != self->leader || stakeholder != self->stakeholder;
  const double *explained = NULL;

  self->leader = leader;
  self->stakeholder = stakeholder;
  if (self->is_ranked && !is_other)
    return;
  explained = get_explained (self);
  if (explained != NULL)
    rank (self, explained);
}

/* The document */

static char *
fold (RecourseDriver *driver)
{
  RecourseRecord *record = RECOURSE_RECORD (driver);
  g_autofree char *words =
      g_strjoin (" ", recourse_record_get_label (record), recourse_record_get_id (record),
                 recourse_assumption_basis_word (driver),
                 driver->rationale != NULL ? driver->rationale : "", NULL);

  return g_utf8_casefold (words, -1);
}

static void
fill (RecourseAssumptionList *self)
{
  guint n_drivers = g_list_model_get_n_items (get_drivers (self));

  clear_list (self);
  g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->rows, (int)n_drivers);
  g_ptr_array_set_size (self->folded, 0);
  for (guint i = 0; i < n_drivers; i++)
    {
      g_autoptr (RecourseDriver) driver = g_list_model_get_item (get_drivers (self), i);

      g_ptr_array_add (self->folded, fold (driver));
    }
  self->n_shown = MAX (self->n_shown, PORTION);
  self->leader = recourse_document_get_leader (self->document);
  self->stakeholder = recourse_document_get_stakeholder (self->document);
  rank (self, get_explained (self));
  gtk_widget_set_visible (GTK_WIDGET (self), n_drivers > 0);
}

static void
on_choices_changed (RecourseAssumptionList *self)
{
  GtkListBoxRow *row = NULL;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    recourse_assumption_row_update (RECOURSE_ASSUMPTION_ROW (row));
  update_order (self);
}

void
recourse_assumption_list_set_document (RecourseAssumptionList *self, RecourseDocument *document)
{
  if (!g_set_object (&self->document, document))
    return;
  g_signal_group_set_target (self->document_signals, document);
  g_clear_pointer (&self->effects, g_hash_table_unref);
  self->n_shown = PORTION;
  if (document != NULL)
    fill (self);
}

void
recourse_assumption_list_search (RecourseAssumptionList *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

void
recourse_assumption_list_set_effects (RecourseAssumptionList *self, GHashTable *effects)
{
  g_clear_pointer (&self->effects, g_hash_table_unref);
  self->effects = g_hash_table_ref (effects);
  for (guint i = 0; i < self->rows->len; i++)
    show_effect (self, i);
}

static void
recourse_assumption_list_dispose (GObject *object)
{
  RecourseAssumptionList *self = RECOURSE_ASSUMPTION_LIST (object);

  g_clear_object (&self->document_signals);
  gtk_widget_dispose_template (GTK_WIDGET (object), RECOURSE_TYPE_ASSUMPTION_LIST);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->folded, g_ptr_array_unref);
  g_clear_pointer (&self->ranking, g_array_unref);
  g_clear_pointer (&self->effects, g_hash_table_unref);
  g_clear_pointer (&self->folded_search, g_free);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (recourse_assumption_list_parent_class)->dispose (object);
}

static void
recourse_assumption_list_class_init (RecourseAssumptionListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = recourse_assumption_list_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RECOURSE_RESOURCES "/ui/assumption-list.ui");
  gtk_widget_class_bind_template_child (widget_class, RecourseAssumptionList, order);
  gtk_widget_class_bind_template_child (widget_class, RecourseAssumptionList, search);
  gtk_widget_class_bind_template_child (widget_class, RecourseAssumptionList, list);
  gtk_widget_class_bind_template_child (widget_class, RecourseAssumptionList, more);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_more);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_search_stopped);
}

static void
recourse_assumption_list_init (RecourseAssumptionList *self)
{
  self->rows = g_ptr_array_new_with_free_func (unref_row);
  self->folded = g_ptr_array_new_with_free_func (g_free);
  self->ranking = g_array_new (FALSE, FALSE, sizeof (guint));
  self->n_at_once = FIRST_ROWS;
  gtk_widget_init_template (GTK_WIDGET (self));
  recourse_widget_after_frame (GTK_WIDGET (self), on_first_frame);
  self->document_signals = g_signal_group_new (RECOURSE_TYPE_DOCUMENT);
  g_signal_group_connect_swapped (self->document_signals, "notify::dossier", G_CALLBACK (fill),
                                  self);
  g_signal_group_connect_swapped (self->document_signals, "notify::choices",
                                  G_CALLBACK (on_choices_changed), self);
  g_signal_group_connect_swapped (self->document_signals, "notify::stakeholder",
                                  G_CALLBACK (update_order), self);
  g_signal_group_connect_swapped (self->document_signals, "notify::insight",
                                  G_CALLBACK (update_order), self);
}
