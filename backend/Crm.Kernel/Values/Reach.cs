namespace Crm.Kernel.Values;

/// <summary>An e-mail address, with what it is for; what was typed is kept where it was more or other than the address.</summary>
public sealed record EmailAddress(string Address, string Label = "work", string? Raw = null);

/// <summary>A phone number in E.164 where it could be normalised, beside what was typed; the extension is dialled once somebody has answered.</summary>
public sealed record PhoneNumber(string Number, string Raw, string Label = "work", string? Extension = null);

/// <summary>A postal address; the country is ISO 3166-1 alpha-2.</summary>
public sealed record PostalAddress(
    string? Street = null, string? City = null, string? Region = null, string? PostalCode = null, string? Country = null, string Label = "work")
{
    public bool IsEmpty => Street is null && City is null && Region is null && PostalCode is null && Country is null;
}
