using Cerulean.Cherenkov.EventIO;
using Cerulean.Cherenkov.Events;
using Cerulean.Cherenkov.Iact;

namespace Cerulean.Cherenkov.Simtel;

/// <summary>What is known of the true light of the next event.</summary>
internal sealed class Light
{
    private readonly Dictionary<int, PixelArray<int>> _images = [];

    /// <summary>Photo-electrons of all telescopes; null where they are not stored.</summary>
    public MCPhotoelectronSum? Sums { get; set; }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        Sums = null;
        foreach (var image in _images.Values) image.Dispose();
        _images.Clear();
    }

    /// <summary>Takes the true images out of the photo-electrons of all telescopes (type 1204).</summary>
    public void Add(EventIOObject telescopes, SimtelOptions options, SkippedObjects skipped)
    {
        foreach (var item in telescopes)
        {
            if (item.Header.Type != SimtelTypes.PhotoElectrons) continue;
            var telId = PhotoElectrons.TelescopeOf(item.Header) + 1;
            if (options.AllowedTelescopes?.Contains(telId) == false) continue;
            if (!PhotoElectrons.Supports(item.Header.Version))
            {
                skipped.Add(item.Header);
                continue;
            }

            if (_images.Remove(telId, out var before)) before.Dispose();
            _images[telId] = PhotoElectrons.ReadCounts(item);
        }
    }

    /// <summary>Hands out the true image of a telescope, once; null where there is none.</summary>
    public PixelArray<int>? TakeImage(int telId) => _images.Remove(telId, out var image) ? image : null;
}
