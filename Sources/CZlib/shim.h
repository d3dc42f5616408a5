#include <zlib.h>

// inflateInit2 is a macro, which Swift does not see. Raw deflate: a zip entry has no header of its own.
static inline int rapport_inflate_begin(z_stream *stream) { return inflateInit2(stream, -MAX_WBITS); }
