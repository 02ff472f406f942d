namespace Crm.Platform.Normalisation.Phones;

/// <summary>A telephone number that was understood.</summary>
/// <param name="CallingCode">The digits behind the plus sign.</param>
/// <param name="National">The digits behind the calling code, with the zeros that belong to the number.</param>
/// <param name="Extension">What is dialled once somebody has answered.</param>
/// <param name="Region">ISO 3166-1 alpha-2 of the plan that has the number; 001 for numbers of no country, null where no plan has it.</param>
/// <param name="Type">What the number is for; Unknown where no plan has it.</param>
/// <param name="IsPossible">Its length is one that the plan knows.</param>
public sealed record Phone(string CallingCode, string National, string? Extension, string? Region, PhoneType Type, bool IsPossible)
{
    /// <summary>ITU-T E.164: plus sign, calling code, national number.</summary>
    public string E164 => $"+{CallingCode}{National}";

    /// <summary>A plan has such numbers.</summary>
    public bool IsValid => Type != PhoneType.Unknown;
}
