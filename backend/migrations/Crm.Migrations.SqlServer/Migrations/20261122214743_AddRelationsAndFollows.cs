using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Crm.Migrations.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class AddRelationsAndFollows : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "EmployedSince",
                table: "contacts_contacts",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "HoursFrom",
                table: "contacts_contacts",
                type: "nvarchar(5)",
                maxLength: 5,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "HoursUntil",
                table: "contacts_contacts",
                type: "nvarchar(5)",
                maxLength: 5,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "NativeName",
                table: "contacts_contacts",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "NativeNameKey",
                table: "contacts_contacts",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: false,
                defaultValue: "",
                collation: "Latin1_General_BIN2");

            migrationBuilder.AddColumn<string>(
                name: "PhoneticName",
                table: "contacts_contacts",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PhoneticNameKey",
                table: "contacts_contacts",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: false,
                defaultValue: "",
                collation: "Latin1_General_BIN2");

            migrationBuilder.AddColumn<string>(
                name: "PreferredChannel",
                table: "contacts_contacts",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Profiles",
                table: "contacts_contacts",
                type: "nvarchar(max)",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Relations",
                table: "contacts_contacts",
                type: "nvarchar(max)",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "TimeZone",
                table: "contacts_contacts",
                type: "nvarchar(60)",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "TimeZoneKey",
                table: "contacts_contacts",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: false,
                defaultValue: "",
                collation: "Latin1_General_BIN2");

            migrationBuilder.AddColumn<string>(
                name: "NativeName",
                table: "contacts_accounts",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "NativeNameKey",
                table: "contacts_accounts",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: false,
                defaultValue: "",
                collation: "Latin1_General_BIN2");

            migrationBuilder.AddColumn<string>(
                name: "PhoneticName",
                table: "contacts_accounts",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PhoneticNameKey",
                table: "contacts_accounts",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: false,
                defaultValue: "",
                collation: "Latin1_General_BIN2");

            migrationBuilder.AddColumn<string>(
                name: "Profiles",
                table: "contacts_accounts",
                type: "nvarchar(max)",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Relations",
                table: "contacts_accounts",
                type: "nvarchar(max)",
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "contacts_relation_types",
                columns: table => new
                {
                    Key = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false, collation: "Latin1_General_BIN2"),
                    Inverse = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    From = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    To = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Names = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    IsRetired = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_contacts_relation_types", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "contacts_relations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Type = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: true),
                    FromContactId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    FromAccountId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    ToContactId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    ToAccountId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Since = table.Column<DateOnly>(type: "date", nullable: true),
                    Until = table.Column<DateOnly>(type: "date", nullable: true),
                    Title = table.Column<string>(type: "nvarchar(150)", maxLength: 150, nullable: true),
                    Department = table.Column<string>(type: "nvarchar(150)", maxLength: 150, nullable: true),
                    Note = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    TypeKey = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, defaultValue: "", collation: "Latin1_General_BIN2"),
                    CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    CreatedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    UpdatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    UpdatedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    OwnerId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    TeamId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    DeletedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    DeletionId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Custom = table.Column<string>(type: "nvarchar(max)", nullable: false, defaultValue: "{}")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_contacts_relations", x => x.Id)
                        .Annotation("SqlServer:Clustered", false);
                });

            migrationBuilder.CreateTable(
                name: "platform_follows",
                columns: table => new
                {
                    UserId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RecordId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RecordType = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_follows", x => new { x.RecordId, x.UserId });
                });

            migrationBuilder.CreateIndex(
                name: "IX_contacts_relations_DeletedAt_Id",
                table: "contacts_relations",
                columns: new[] { "DeletedAt", "Id" },
                filter: "\"DeletedAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_contacts_relations_DeletionId_CreatedAt_Id",
                table: "contacts_relations",
                columns: new[] { "DeletionId", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_contacts_relations_DeletionId_TypeKey_Id",
                table: "contacts_relations",
                columns: new[] { "DeletionId", "TypeKey", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_contacts_relations_DeletionId_UpdatedAt_Id",
                table: "contacts_relations",
                columns: new[] { "DeletionId", "UpdatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_contacts_relations_FromAccountId_DeletionId_CreatedAt_Id",
                table: "contacts_relations",
                columns: new[] { "FromAccountId", "DeletionId", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_contacts_relations_FromContactId_DeletionId_CreatedAt_Id",
                table: "contacts_relations",
                columns: new[] { "FromContactId", "DeletionId", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_contacts_relations_OwnerId_DeletionId_CreatedAt_Id",
                table: "contacts_relations",
                columns: new[] { "OwnerId", "DeletionId", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_contacts_relations_TeamId_DeletionId_CreatedAt_Id",
                table: "contacts_relations",
                columns: new[] { "TeamId", "DeletionId", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_contacts_relations_ToAccountId_DeletionId_CreatedAt_Id",
                table: "contacts_relations",
                columns: new[] { "ToAccountId", "DeletionId", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_contacts_relations_ToContactId_DeletionId_CreatedAt_Id",
                table: "contacts_relations",
                columns: new[] { "ToContactId", "DeletionId", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_follows_UserId_At_RecordId",
                table: "platform_follows",
                columns: new[] { "UserId", "At", "RecordId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "contacts_relation_types");

            migrationBuilder.DropTable(
                name: "contacts_relations");

            migrationBuilder.DropTable(
                name: "platform_follows");

            migrationBuilder.DropColumn(
                name: "EmployedSince",
                table: "contacts_contacts");

            migrationBuilder.DropColumn(
                name: "HoursFrom",
                table: "contacts_contacts");

            migrationBuilder.DropColumn(
                name: "HoursUntil",
                table: "contacts_contacts");

            migrationBuilder.DropColumn(
                name: "NativeName",
                table: "contacts_contacts");

            migrationBuilder.DropColumn(
                name: "NativeNameKey",
                table: "contacts_contacts");

            migrationBuilder.DropColumn(
                name: "PhoneticName",
                table: "contacts_contacts");

            migrationBuilder.DropColumn(
                name: "PhoneticNameKey",
                table: "contacts_contacts");

            migrationBuilder.DropColumn(
                name: "PreferredChannel",
                table: "contacts_contacts");

            migrationBuilder.DropColumn(
                name: "Profiles",
                table: "contacts_contacts");

            migrationBuilder.DropColumn(
                name: "Relations",
                table: "contacts_contacts");

            migrationBuilder.DropColumn(
                name: "TimeZone",
                table: "contacts_contacts");

            migrationBuilder.DropColumn(
                name: "TimeZoneKey",
                table: "contacts_contacts");

            migrationBuilder.DropColumn(
                name: "NativeName",
                table: "contacts_accounts");

            migrationBuilder.DropColumn(
                name: "NativeNameKey",
                table: "contacts_accounts");

            migrationBuilder.DropColumn(
                name: "PhoneticName",
                table: "contacts_accounts");

            migrationBuilder.DropColumn(
                name: "PhoneticNameKey",
                table: "contacts_accounts");

            migrationBuilder.DropColumn(
                name: "Profiles",
                table: "contacts_accounts");

            migrationBuilder.DropColumn(
                name: "Relations",
                table: "contacts_accounts");
        }
    }
}
