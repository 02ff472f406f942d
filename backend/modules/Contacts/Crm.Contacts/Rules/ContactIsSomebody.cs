using Crm.Contacts.Domain;
using Crm.Platform.Records;

namespace Crm.Contacts.Rules;

/// <summary>A contact has at least a given name, a family name or an e-mail address.</summary>
internal sealed class ContactIsSomebody : IRecordRule<Contact>
{
    public Task Check(Contact record, RecordValues changed, InputErrors errors, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(record.DisplayName))
        {
            errors.Add("familyName", "Give at least a given name, a family name or an e-mail address.");
        }

        return Task.CompletedTask;
    }
}
