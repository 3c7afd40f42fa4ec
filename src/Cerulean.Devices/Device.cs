using Cerulean.Documents;

namespace Cerulean.Devices;

/// <summary>
/// A device made of parts: signals, and devices that are made of parts again. It reads what is <see cref="Devices.Kind.Hinted"/> or
/// <see cref="Devices.Kind.Normal"/>, its configuration is what is <see cref="Devices.Kind.Config"/>, in the order in which the parts were added.
/// </summary>
/// <remarks>What is read of a device is one of its signals. A device that is not like that implements the protocols itself.</remarks>
public abstract partial class Device : IReadable, IConfigurable, IStageable
{
    private readonly string _name;
    private readonly List<Device> _parts = [];
    private Device? _parent;
    private string? _fullName;
    private Kind _kind;

    /// <summary>A device without parts.</summary>
    /// <param name="name">Its name, or for a part the name within the whole: the part "x" of "stage" becomes "stage_x".</param>
    /// <exception cref="ArgumentException">The name holds a dot or a slash, which data keys must not.</exception>
    protected Device(string name)
    {
        if (name.AsSpan().ContainsAny('.', '/')) throw new ArgumentException($"Found the name '{name}', expected one without '.' and '/': data keys are made of it.", nameof(name));
        _name = name;
    }

    /// <inheritdoc/>
    public string Name => _fullName ??= (_parent, _name) switch
    {
        (null, _) => _name,
        ({ } parent, "") => parent.Name,
        ({ } parent, _) => $"{parent.Name}_{_name}",
    };

    /// <inheritdoc/>
    public IDevice? Parent => _parent;

    /// <summary>What it is for, seen from the device of which it is a part.</summary>
    public Kind Kind
    {
        get => _kind;
        set
        {
            _kind = value;
            Forget();
        }
    }

    /// <summary>The parts, in the order in which they were added.</summary>
    public IReadOnlyList<Device> Parts => _parts;

    /// <inheritdoc/>
    public virtual JsonObject? Hints => _hints ??= HintsOf(
        _parts.Where(static part => part.IsRead && (part is not Signal || part.Kind == Kind.Hinted)).SelectMany(static part => FieldsOf(part.Hints)));

    /// <summary>Adds a part; done in the constructor.</summary>
    /// <typeparam name="T">The part.</typeparam>
    /// <param name="part">A device or signal that is not yet part of another one.</param>
    /// <param name="kind">What it is for.</param>
    protected T Add<T>(T part, Kind kind = Kind.Normal) where T : Device
    {
        if (part._parent is not null) throw new ArgumentException($"{part.Name} is a part of {part._parent.Name} already: a device has one place.", nameof(part));
        if (_parts.Exists(other => other._name == part._name)) throw new ArgumentException($"{Name} has two parts '{part._name}': give one of them another name.", nameof(part));
        part._parent = this;
        part._kind = kind;
        part.Rename();
        _parts.Add(part);
        Forget();
        return part;
    }

    internal bool IsRead => _kind is Kind.Hinted or Kind.Normal;

    private protected static JsonObject HintsOf(IEnumerable<string> fields) => JsonObject.Of(("fields", JsonValue.FromStrings(fields)));

    private static IEnumerable<string> FieldsOf(JsonObject? hints)
    {
        var fields = hints?.GetOrNull("fields") ?? default;
        for (var i = 0; i < fields.Count; i++) yield return fields[i].AsString();
    }

    private void Rename()
    {
        _fullName = null;
        foreach (var part in _parts) part.Rename();
        Forget();
    }

    // What was worked out of the parts no longer holds, here and above.
    private void Forget()
    {
        (_hints, _signals, _keys) = (null, null, null);
        _parent?.Forget();
    }
}
