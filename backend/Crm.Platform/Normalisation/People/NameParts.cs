namespace Crm.Platform.Normalisation.People;

/// <summary>The parts of a person's name; those that it does not have are null.</summary>
/// <param name="Salutation">How the person is addressed: Dr., г-н, 先生.</param>
/// <param name="Given">The given names.</param>
/// <param name="Middle">Initials between the names, or a patronymic.</param>
/// <param name="Family">The family names with their particles, and Jr. or III.</param>
/// <param name="Nickname">What stood in quotation marks.</param>
public sealed record NameParts(string? Salutation, string? Given, string? Middle, string? Family, string? Nickname)
{
    /// <summary>Degrees behind the name, which belong to no field: PhD, MBA.</summary>
    public string? Degrees { get; init; }
}
