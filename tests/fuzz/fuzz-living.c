/* Pictures that carry their dossier: whatever is read out of one is whole and bounded, and the rest is refused.
 * What is read is opened as the window opens it, to results and charts.  Chunks of a PNG are also tried with their sums
 * mended, since a random change would get no further than those. */
#include "fuzz.h"

#include "briefing/living.h"
#include "chain.h"
#include "file/choices-text.h"

#include <string.h>
#include <zlib.h>

#define SIGNATURE "\x89PNG\r\n\x1a\n"

enum
{
  CHAIN_EVERY = 64,
};

static void
draw (const RecourseLiving *living)
{
  g_autoptr (RecourseLoaded) loaded = recourse_loaded_new (living->dossier, NULL);

  if (loaded->program != NULL)
    chain_draw (loaded->dossier, loaded->program, FALSE);
  if (living->choices != NULL)
    chain_choose (living->choices);
}

static void
try_picture (GBytes *bytes)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  g_autoptr (GError) error = NULL;
  g_autoptr (RecourseLiving) living = recourse_living_open (bytes, &error);

  g_assert ((living == NULL) == (error != NULL));
  if (living == NULL)
    return;
  g_assert (living->dossier != NULL);
  g_assert (living->is_picture || living->choices == NULL);
  if (living->choices != NULL)
    {
      g_autofree char *text = recourse_choices_to_text (living->choices);

      g_assert (text != NULL);
    }
  if (living->is_picture && fuzz_has_turn (data, size, CHAIN_EVERY))
    draw (living);
}

static guint32
read_word (const guint8 *p)
{
  return (guint32)p[0] << 24 | (guint32)p[1] << 16 | (guint32)p[2] << 8 | p[3];
}

static void
mend_sums (guint8 *data, gsize size)
{
  gsize at = strlen (SIGNATURE);

  while (size - at >= 12 && read_word (data + at) <= size - at - 12)
    {
      guint32 length = read_word (data + at);
      guint32 sum = GUINT32_TO_BE ((guint32)crc32 (0, data + at + 4, length + 4));

      memcpy (data + at + 8 + length, &sum, sizeof sum);
      at += 12 + (gsize)length;
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);

  try_picture (bytes);
  if (size > strlen (SIGNATURE) && memcmp (data, SIGNATURE, strlen (SIGNATURE)) == 0)
    {
      guint8 *copy = g_memdup2 (data, size);
      g_autoptr (GBytes) mended = g_bytes_new_take (copy, size);

      mend_sums (copy, size);
      try_picture (mended);
    }
  return 0;
}
