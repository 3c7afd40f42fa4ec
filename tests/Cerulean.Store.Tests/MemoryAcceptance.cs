namespace Cerulean.Store.Tests;

// The whole contract of the store, over memory. A new back end adds such a file, and nothing else.

public sealed class MemoryAssetFilesTests() : AssetFilesTests(inMemory: true);

public sealed class MemoryMoveSafetyTests() : MoveSafetyTests(inMemory: true);

public sealed class MemoryChangeTests() : ChangeTests(inMemory: true);

public sealed class MemoryFileIngestTests() : FileIngestTests(inMemory: true);

public sealed class MemoryFindingTests() : FindingTests(inMemory: true);

public sealed class MemoryGoldenTests() : GoldenTests(inMemory: true);

public sealed class MemoryLiveTests() : LiveTests(inMemory: true);

public sealed class MemoryPropertyTests() : PropertyTests(inMemory: true);

public sealed class MemoryRunMetadataTests() : RunMetadataTests(inMemory: true);

public sealed class MemorySearchTests() : SearchTests(inMemory: true);

public sealed class MemoryTableTests() : TableTests(inMemory: true);

public sealed class MemoryPackingTests() : PackingTests(inMemory: true);

public sealed class MemoryProducerTests() : ProducerTests(inMemory: true);

public sealed class MemoryTableChunkTests() : TableChunkTests(inMemory: true);
