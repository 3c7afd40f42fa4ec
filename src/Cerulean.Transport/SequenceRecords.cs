namespace Cerulean.Transport;

/// <summary>JSON values one after another, with or without the separators of json-seq.</summary>
internal sealed class SequenceRecords(ByteWindow window, RunFileOptions options) : ValueRecords(window, options)
{
    protected override bool HasSeparators => true;

    protected override bool Read(IRecordTarget target)
    {
        var found = FindByte();
        var isSeparated = found == Separator;
        for (; found == Separator; found = FindByte()) Advance(1);
        if (found is '{' or '[') return ReadValue(target);
        if (found >= 0)
        {
            Report(target, $"found {Describe(found)} at {Window.Place(Offset)}, expected a document");
            return FindSeparator();
        }

        if (isSeparated) ReportCut(target);
        return false;
    }

    private bool FindSeparator()
    {
        while (!Window.Unread.IsEmpty || Window.Fill())
        {
            var at = Window.Unread.IndexOf(Separator);
            Advance(at < 0 ? Window.Unread.Length : at);
            if (at >= 0) return true;
        }

        return false;
    }
}
