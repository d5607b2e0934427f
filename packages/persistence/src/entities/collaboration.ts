import { defineEntity, p } from "@mikro-orm/postgresql";
import type { CustomFieldTarget, CustomFieldType, MapFeature as MapFeatureModel } from "@riskloom/domain";
import { identified, real, text, tracked } from "../schema/columns.ts";

export const CommentSchema = defineEntity({
  name: "Comment",
  tableName: "comment",
  properties: {
    ...identified,
    /** null on an incident, which is in no project */
    projectId: p.integer().nullable(),
    riskId: p.integer().nullable(),
    controlId: p.integer().nullable(),
    actionId: p.integer().nullable(),
    incidentId: p.integer().nullable(),
    authorId: p.integer(),
    text: text(),
  },
});
export class Comment extends CommentSchema.class {}
CommentSchema.setClass(Comment);

export const StoredFileSchema = defineEntity({
  name: "StoredFile",
  tableName: "stored_file",
  properties: {
    ...tracked,
    projectId: p.integer(),
    name: text(),
    contentType: text(),
    size: p.integer(),
    /** SHA-256 of the content, in hex: the key in the file store */
    digest: text(),
  },
});
export class StoredFile extends StoredFileSchema.class {}
StoredFileSchema.setClass(StoredFile);

export const ReferenceSchema = defineEntity({
  name: "Reference",
  tableName: "reference",
  properties: {
    ...tracked,
    projectId: p.integer(),
    fromRiskId: p.integer().nullable(),
    fromControlId: p.integer().nullable(),
    fromActionId: p.integer().nullable(),
    toRiskId: p.integer().nullable(),
    toControlId: p.integer().nullable(),
    toActionId: p.integer().nullable(),
    toFileId: p.integer().nullable(),
    toLink: text().nullable(),
    toProjectId: p.integer().nullable(),
    description: text(),
  },
});
export class Reference extends ReferenceSchema.class {}
ReferenceSchema.setClass(Reference);

export const CustomFieldSchema = defineEntity({
  name: "CustomField",
  tableName: "custom_field",
  properties: {
    ...identified,
    projectId: p.integer().nullable(),
    target: text().$type<CustomFieldTarget>(),
    name: text(),
    type: text().$type<CustomFieldType>(),
    /** one on a line */
    options: text(),
    ordering: p.integer(),
  },
});
export class CustomField extends CustomFieldSchema.class {}
CustomFieldSchema.setClass(CustomField);

export const CustomValueSchema = defineEntity({
  name: "CustomValue",
  tableName: "custom_value",
  properties: {
    ...tracked,
    projectId: p.integer().nullable(),
    fieldId: p.integer(),
    riskId: p.integer().nullable(),
    controlId: p.integer().nullable(),
    incidentId: p.integer().nullable(),
    text: text(),
    url: text().nullable(),
    userId: p.integer().nullable(),
    /** given as a text, whatever the type of the field */
    spelled: p.boolean().default(false),
  },
});
export class CustomValue extends CustomValueSchema.class {}
CustomValueSchema.setClass(CustomValue);

export const MapFeatureSchema = defineEntity({
  name: "MapFeature",
  tableName: "map_feature",
  properties: {
    ...identified,
    projectId: p.integer(),
    riskId: p.integer().nullable(),
    controlId: p.integer().nullable(),
    title: text(),
    description: text(),
    latitude: real(),
    longitude: real(),
    altitude: real(),
    rotation: real(),
    bimModel: text().$type<MapFeatureModel["bimModel"]>(),
    geometry: text().$type<MapFeatureModel["geometry"]>(),
    coordinateSystem: p.integer(),
  },
});
export class MapFeature extends MapFeatureSchema.class {}
MapFeatureSchema.setClass(MapFeature);

/** What a program keeps beside a record: of the project itself when no other is named. */
export const MetaObjectSchema = defineEntity({
  name: "MetaObject",
  tableName: "meta_object",
  properties: {
    ...tracked,
    projectId: p.integer(),
    apiAppId: p.integer(),
    riskId: p.integer().nullable(),
    controlId: p.integer().nullable(),
    actionId: p.integer().nullable(),
    /** JSON as text: what the register does not read it keeps as it came, characters that jsonb refuses included */
    data: text(),
  },
});
export class MetaObject extends MetaObjectSchema.class {}
MetaObjectSchema.setClass(MetaObject);

export const collaborationSchemas = [
  CommentSchema,
  StoredFileSchema,
  ReferenceSchema,
  CustomFieldSchema,
  CustomValueSchema,
  MapFeatureSchema,
  MetaObjectSchema,
] as const;
