using Crm.Kernel;
using Crm.Kernel.Values;
using Crm.Platform.Records.Kinds;

namespace Crm.Testing.Gadgets;

/// <summary>A business object that no module has: it has a field of every kind there is.</summary>
public class Gadget : Record
{
    public string? Name { get; private set; }
    public GadgetState? State { get; private set; }
    public List<GadgetUse> Uses { get; private set; } = [];
    public Guid? PartOfId { get; private set; }
    public Guid? AccountId { get; private set; }
    public Guid? ContactId { get; private set; }
    public string? Model { get; private set; }
    public string? Manual { get; private set; }
    public string? Language { get; private set; }
    public string? Country { get; private set; }
    public long? Weight { get; private set; }
    public Money? Price { get; private set; }
    public DateOnly? BuiltOn { get; private set; }
    public bool? Approved { get; private set; }
    public DateTime? CheckedAt { get; private set; }
    public string? Checks { get; private set; }
    public List<GadgetPart> Parts { get; private set; } = [];
    public List<EmailAddress> Emails { get; private set; } = [];
    public List<PhoneNumber> Phones { get; private set; } = [];
    public List<PostalAddress> Addresses { get; private set; } = [];
    public List<string> Tags { get; private set; } = [];
    public string? Remarks { get; private set; }

    /// <summary>Declared by <see cref="WiderGadgetRecord"/> alone.</summary>
    public string? Serial { get; private set; }
}

/// <summary>What a gadget is put together from.</summary>
public sealed record GadgetPart(string Text, bool Spare = false, Guid? PartId = null, GadgetState State = GadgetState.Planned) : IObjectItem
{
    public string SearchText => Text;

    public (string Member, string Message)? Refuse() => Text.Length > 100 ? ("text", "Shorten this to 100 characters at most.") : null;
}

/// <summary>How far a gadget has come.</summary>
public enum GadgetState
{
    Planned,
    Built,
    Scrapped,
}

/// <summary>What a gadget is good for.</summary>
public enum GadgetUse
{
    Indoors,
    Outdoors,
}
