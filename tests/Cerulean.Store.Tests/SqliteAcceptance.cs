namespace Cerulean.Store.Tests;

// The whole contract of the store, over a database file. A new back end adds such a file, and nothing else.

public sealed class SqliteAssetFilesTests() : AssetFilesTests(inMemory: false);

public sealed class SqliteMoveSafetyTests() : MoveSafetyTests(inMemory: false);

public sealed class SqliteChangeTests() : ChangeTests(inMemory: false);

public sealed class SqliteFileIngestTests() : FileIngestTests(inMemory: false);

public sealed class SqliteFindingTests() : FindingTests(inMemory: false);

public sealed class SqliteGoldenTests() : GoldenTests(inMemory: false);

public sealed class SqliteLiveTests() : LiveTests(inMemory: false);

public sealed class SqlitePropertyTests() : PropertyTests(inMemory: false);

public sealed class SqliteRunMetadataTests() : RunMetadataTests(inMemory: false);

public sealed class SqliteSearchTests() : SearchTests(inMemory: false);

public sealed class SqliteTableTests() : TableTests(inMemory: false);

public sealed class SqlitePackingTests() : PackingTests(inMemory: false);

public sealed class SqliteProducerTests() : ProducerTests(inMemory: false);

public sealed class SqliteTableChunkTests() : TableChunkTests(inMemory: false);
