using Crm.Platform.Records.Kinds;

namespace Crm.Opportunities.Records;

/// <summary>What a group of options asks for once the product is in a quote.</summary>
internal enum OptionRule
{
    ExactlyOne,
    AtMostOne,

    /// <summary>The product needs one of them, or more.</summary>
    AtLeastOne,

    /// <summary>The product goes with none of them.</summary>
    None,
}

/// <summary>One product of a group of options; all with the same group name belong together.</summary>
internal sealed record ProductOption(string Group, OptionRule Rule, Guid ProductId) : IObjectItem
{
    public const int MaxGroup = 60;

    public (string Member, string Message)? Refuse() =>
        string.IsNullOrWhiteSpace(Group) || Group.Length > MaxGroup ? ("group", $"Name the group, with {MaxGroup} characters at most.") : null;
}
