namespace Crm.Platform.Normalisation;

/// <summary>What a rule makes, or would make, of the text of a field; what was there is kept beside it.</summary>
/// <param name="Field">The field, such as familyName.</param>
/// <param name="Rule">The stable name of the rule, such as name.case.</param>
/// <param name="Raw">The text as it came.</param>
/// <param name="Value">The text that the rule makes of it.</param>
/// <param name="Message">What the rule does, in English.</param>
public sealed record Proposal(string Field, string Rule, string Raw, string Value, string Message);
