#pragma once

namespace godwit {

class SampleWriter;

/// Fills every table of the sample. The same rows on every machine.
void writeSampleRows(SampleWriter &writer);

} // namespace godwit
