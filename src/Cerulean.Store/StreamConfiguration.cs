using Cerulean.Documents;

namespace Cerulean.Store;

/// <summary>How the devices of a stream were configured from a row on.</summary>
/// <param name="FromSeqNum">The first row that it holds for.</param>
/// <param name="Descriptor">Uid of the descriptor that tells it.</param>
/// <param name="Configuration">{device: {data, timestamps, data_keys}}.</param>
public sealed record StreamConfiguration(long FromSeqNum, string Descriptor, JsonObject Configuration);
