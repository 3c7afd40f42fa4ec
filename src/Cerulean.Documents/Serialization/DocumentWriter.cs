using System.Buffers;
using System.Text.Json;

namespace Cerulean.Documents.Serialization;

/// <summary>Writes documents as JSON, one envelope each, without a newline. One writer serves one thread.</summary>
public sealed class DocumentWriter : IDisposable
{
    private static readonly JsonEncodedText[] Names = [.. DocumentNames.All.Select(name => JsonEncodedText.Encode(name))];
    private static readonly JsonEncodedText NameKey = JsonEncodedText.Encode("name");
    private static readonly JsonEncodedText DocKey = JsonEncodedText.Encode("doc");
    private static readonly JsonEncodedText Uid = JsonEncodedText.Encode("uid");
    private static readonly JsonEncodedText Time = JsonEncodedText.Encode("time");
    private static readonly JsonEncodedText Descriptor = JsonEncodedText.Encode("descriptor");
    private static readonly JsonEncodedText SeqNum = JsonEncodedText.Encode("seq_num");
    private static readonly JsonEncodedText Data = JsonEncodedText.Encode("data");
    private static readonly JsonEncodedText Timestamps = JsonEncodedText.Encode("timestamps");
    private static readonly JsonEncodedText Filled = JsonEncodedText.Encode("filled");

    private readonly Utf8JsonWriter _writer = new(Stream.Null, JsonText.WriterOptions);
    private readonly JsonTarget _target;

    /// <summary>A writer.</summary>
    public DocumentWriter() => _target = new JsonTarget(_writer, NonFinite.Tokens);

    /// <summary>Writes a document in its envelope.</summary>
    public void Write(Document document, IBufferWriter<byte> output, Envelope envelope = Envelope.Array)
    {
        _writer.Reset(output);
        if (envelope == Envelope.Array)
        {
            _writer.WriteStartArray();
            _writer.WriteStringValue(Names[(int)document.Name]);
            WriteBody(document);
            _writer.WriteEndArray();
        }
        else
        {
            _writer.WriteStartObject();
            _writer.WriteString(NameKey, Names[(int)document.Name]);
            _writer.WritePropertyName(DocKey);
            WriteBody(document);
            _writer.WriteEndObject();
        }

        _writer.Flush();
    }

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();

    private void WriteBody(Document document)
    {
        switch (document)
        {
            case Event row: WriteEvent(row); break;
            case EventPage page: WritePage(page); break;
            default: _target.Write(document.ToJson()); break;
        }
    }

    private void WriteEvent(Event row)
    {
        _writer.WriteStartObject();
        _writer.WriteString(Uid, row.Uid);
        _writer.WritePropertyName(Time);
        _target.Write(row.TimeValue);
        _writer.WriteString(Descriptor, row.Descriptor);
        _writer.WriteNumber(SeqNum, row.SeqNum);
        _writer.WritePropertyName(Data);
        _target.Write(row.Data);
        _writer.WritePropertyName(Timestamps);
        _target.Write(row.Timestamps);
        if (row.Filled is not null)
        {
            _writer.WritePropertyName(Filled);
            _target.Write(row.Filled);
        }

        _writer.WriteEndObject();
    }

    private void WritePage(EventPage page)
    {
        _writer.WriteStartObject();
        WriteColumn(Uid, page.Uid);
        WriteColumn(Time, page.Time);
        _writer.WriteString(Descriptor, page.Descriptor);
        _writer.WritePropertyName(SeqNum);
        _target.WriteArray(page.SeqNum);
        WriteColumns(Data, page.Data);
        WriteColumns(Timestamps, page.Timestamps);
        if (page.Filled is not null) WriteColumns(Filled, page.Filled);
        _writer.WriteEndObject();
    }

    private void WriteColumns(JsonEncodedText name, ColumnMap columns)
    {
        _writer.WritePropertyName(name);
        _writer.WriteStartObject();
        for (var i = 0; i < columns.Count; i++) WriteColumn(columns.Names.Encoded[i], columns.Columns[i]);
        _writer.WriteEndObject();
    }

    private void WriteColumn(JsonEncodedText name, Column column)
    {
        _writer.WritePropertyName(name);
        _target.WriteColumn(column);
    }
}
