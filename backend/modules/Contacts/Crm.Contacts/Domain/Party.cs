using System.Runtime.InteropServices;

namespace Crm.Contacts.Domain;

/// <summary>Somebody who can be related to others: a person or an organisation.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Party(PartyKind Kind, Guid Id)
{
    /// <summary>The record type, as the API names it.</summary>
    public string RecordType => Kind == PartyKind.Contact ? "contact" : "account";

    public static Party? Of(Guid? contactId, Guid? accountId) => (contactId, accountId) switch
    {
        ({ } contact, null) => new(PartyKind.Contact, contact),
        (null, { } account) => new(PartyKind.Account, account),
        _ => null,
    };

    public static PartyKind KindOf(string recordType) => recordType == "contact" ? PartyKind.Contact : PartyKind.Account;
}

/// <summary>What may stand at one end of a relation.</summary>
internal enum PartyKind
{
    Contact,
    Account,
    Any,
}
