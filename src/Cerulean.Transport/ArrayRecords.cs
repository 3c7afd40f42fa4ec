namespace Cerulean.Transport;

/// <summary>The elements of one JSON array.</summary>
internal sealed class ArrayRecords(ByteWindow window, RunFileOptions options) : ValueRecords(window, options)
{
    private Place _place;

    private enum Place
    {
        BeforeArray,
        BeforeFirst,
        AfterValue,
        AfterComma,
        AfterArray,
    }

    protected override bool HasSeparators => false;

    protected override bool Read(IRecordTarget target)
    {
        while (true)
        {
            var found = FindByte();
            switch (found)
            {
                case -1:
                    if (_place != Place.AfterArray) ReportCut(target);
                    return false;
                case '[' when _place == Place.BeforeArray: _place = Place.BeforeFirst; break;
                case ',' when _place == Place.AfterValue: _place = Place.AfterComma; break;
                case ']' when _place is Place.BeforeFirst or Place.AfterValue: _place = Place.AfterArray; break;
                case '{' or '[' when _place is Place.BeforeFirst or Place.AfterComma:
                    _place = Place.AfterValue;
                    return ReadValue(target);
                default:
                    Report(target, $"found {Describe(found)} at {Window.Place(Offset)}, expected {Expected()}; reading ends there");
                    return false;
            }

            Advance(1);
        }
    }

    private string Expected() => _place switch
    {
        Place.AfterValue => "a comma or the end of the array",
        Place.AfterArray => "nothing after the array",
        _ => "a document",
    };
}
