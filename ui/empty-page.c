/* Says that no dossier is open, and how to open one. */
#include "config.h"

#include "ui/empty-page.h"

struct _RecourseEmptyPage
{
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (RecourseEmptyPage, recourse_empty_page, ADW_TYPE_BIN)

static void
recourse_empty_page_class_init (RecourseEmptyPageClass *klass)
{
  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass),
                                               RECOURSE_RESOURCES "/ui/empty-page.ui");
}

static void
recourse_empty_page_init (RecourseEmptyPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
