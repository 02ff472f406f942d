using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Crm.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class LeanIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_platform_field_values_Field_Num_RecordId",
                table: "platform_field_values");

            migrationBuilder.DropIndex(
                name: "IX_contacts_contacts_DeletedAt_Id",
                table: "contacts_contacts");

            migrationBuilder.DropIndex(
                name: "IX_contacts_accounts_DeletedAt_Id",
                table: "contacts_accounts");

            migrationBuilder.CreateIndex(
                name: "IX_platform_field_values_Field_Num_RecordId",
                table: "platform_field_values",
                columns: new[] { "Field", "Num", "RecordId" },
                filter: "\"Num\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_contacts_contacts_DeletedAt_Id",
                table: "contacts_contacts",
                columns: new[] { "DeletedAt", "Id" },
                filter: "\"DeletedAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_contacts_accounts_DeletedAt_Id",
                table: "contacts_accounts",
                columns: new[] { "DeletedAt", "Id" },
                filter: "\"DeletedAt\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_platform_field_values_Field_Num_RecordId",
                table: "platform_field_values");

            migrationBuilder.DropIndex(
                name: "IX_contacts_contacts_DeletedAt_Id",
                table: "contacts_contacts");

            migrationBuilder.DropIndex(
                name: "IX_contacts_accounts_DeletedAt_Id",
                table: "contacts_accounts");

            migrationBuilder.CreateIndex(
                name: "IX_platform_field_values_Field_Num_RecordId",
                table: "platform_field_values",
                columns: new[] { "Field", "Num", "RecordId" });

            migrationBuilder.CreateIndex(
                name: "IX_contacts_contacts_DeletedAt_Id",
                table: "contacts_contacts",
                columns: new[] { "DeletedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_contacts_accounts_DeletedAt_Id",
                table: "contacts_accounts",
                columns: new[] { "DeletedAt", "Id" });
        }
    }
}
