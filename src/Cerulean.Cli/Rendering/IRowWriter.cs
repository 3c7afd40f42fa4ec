using Cerulean.Documents;

namespace Cerulean.Cli.Rendering;

/// <summary>Writes rows as they come, in one form.</summary>
internal interface IRowWriter
{
    /// <summary>Writes a row. One that is not complete has the first of the columns only that others have.</summary>
    void Write(JsonObject row, bool isComplete);

    /// <summary>Writes what had to wait.</summary>
    void Finish();
}
