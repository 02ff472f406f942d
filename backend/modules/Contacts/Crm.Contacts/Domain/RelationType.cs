using Crm.Kernel;

namespace Crm.Contacts.Domain;

/// <summary>What people and organisations can be to each other, with a name for each side.</summary>
[HoldsNoPersonalData("names of relations, which the company has chosen")]
internal sealed class RelationType
{
    public required string Key { get; init; }

    /// <summary>What it is called from the other side; the same as <see cref="Key"/> where both sides are alike.</summary>
    public required string Inverse { get; init; }
    public PartyKind From { get; init; }
    public PartyKind To { get; init; }

    /// <summary>By language, the name from either side.</summary>
    public required List<RelationName> Names { get; set; }

    /// <summary>Relations of it stay; new ones cannot be made.</summary>
    public bool IsRetired { get; set; }

    public bool IsSymmetric => Key == Inverse;

    public bool Allows(Party from, Party to) => Fits(From, from) && Fits(To, to);

    /// <summary>What the one at this end is to the other.</summary>
    public string Side(bool isFrom) => isFrom ? Key : Inverse;

    private static bool Fits(PartyKind kind, Party party) => kind == PartyKind.Any || kind == party.Kind;
}

/// <summary>The names of a relation in one language: <c>supplier of</c>, and from the other side <c>customer of</c>.</summary>
internal sealed record RelationName(string Language, string Forward, string Backward);
