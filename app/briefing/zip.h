/* A ZIP container in memory, as office documents are: the same entries give the same bytes. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _Zip Zip;

Zip *zip_new (void);
void zip_free (Zip *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Zip, zip_free)

/* Adds a file called @name; @is_packed: its bytes are compressed already and are stored as they are. */
void zip_add (Zip *self, const char *name, GBytes *bytes, gboolean is_packed);
/* @text: (transfer full) */
void zip_add_text (Zip *self, const char *name, char *text);

/* (transfer full): the container, complete; of less than 4 GiB, as office documents are */
GBytes *zip_finish (Zip *self);

G_END_DECLS
