/* The table of templates; adding one is a row here, a dossier, and a line in the list of resources. */
#include "config.h"

#include "document/templates.h"

#include <glib/gi18n.h>

#define TEMPLATE(name) RECOURSE_RESOURCES "/dossiers/templates/" name ".recourse"

const RecourseTemplate recourse_templates[] = {
  { "two-party", N_ ("_Two-Party Contract Dispute"),
    N_ ("Who owes whom how much: renew, settle or sue, with claims, events and a tree"),
    TEMPLATE ("two-party") },
  { "three-party", N_ ("Th_ree Parties and a Contested Right"),
    N_ ("An investor, a venture and a newcomer, as in the built-in dossier"),
    TEMPLATE ("three-party") },
  { "empty", N_ ("_Empty Dossier"), N_ ("Two parties, two paths and one sum, for you to fill"),
    TEMPLATE ("empty") },
  { NULL, NULL, NULL, NULL },
};

const RecourseTemplate *
recourse_template_find (const char *name)
{
  for (const RecourseTemplate *t = recourse_templates; t->name != NULL; t++)
    if (g_str_equal (t->name, name))
      return t;
  return NULL;
}
