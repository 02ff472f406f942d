using Crm.Contacts.Domain;
using Crm.Platform.Records;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Contacts.Records;

/// <summary>What a relation is made of. Each end is a contact or an account; merges, orphan counts and undo follow from the four references.</summary>
internal sealed class RelationRecord() : RecordType<Relation>("relation", "relations", "contacts_relations")
{
    protected override void Declare()
    {
        Section("identity");
        Text(r => r.Type).Max(60).Required().Filter().Sort().Describe("A key of `GET /relation-types`, from either side: `customerOf` is kept as `supplierOf` with its ends changed.");
        Reference(r => r.FromContactId).To("contact").Filter().Fixed().Personal().Describe("Who is something to the other end: a contact or an account, never both.");
        Reference(r => r.FromAccountId).To("account").Filter().Fixed();
        Reference(r => r.ToContactId).To("contact").Filter().Fixed().Personal();
        Reference(r => r.ToAccountId).To("account").Filter().Fixed();

        Section("time");
        Date(r => r.Since).Filter();
        Date(r => r.Until).Filter().Describe("The day on which it ended. Past relations stay.");

        Section("details");
        Text(r => r.Title).Max(150).Describe("The position that somebody has there.");
        Text(r => r.Department).Max(150);
        Text(r => r.Note).Max(1000);

        Section("classification");
        Owner();

        Present(label: "type", sort: "createdAt", "type", "fromContactId", "fromAccountId", "toContactId", "toAccountId", "since", "until", "ownerId");
    }

    protected override void Configure(EntityTypeBuilder<Relation> builder)
    {
        builder.Ignore(r => r.From).Ignore(r => r.To).Ignore(r => r.IsEmployment);

        // The relations of one party, newest first, from either side.
        builder.HasIndex(r => new { r.FromContactId, r.DeletionId, r.CreatedAt, r.Id });
        builder.HasIndex(r => new { r.FromAccountId, r.DeletionId, r.CreatedAt, r.Id });
        builder.HasIndex(r => new { r.ToContactId, r.DeletionId, r.CreatedAt, r.Id });
        builder.HasIndex(r => new { r.ToAccountId, r.DeletionId, r.CreatedAt, r.Id });
    }
}
