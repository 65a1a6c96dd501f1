import { createContext } from 'react'
import { createCategoryColors, type CategoryColors } from '../color/category-colors.ts'

/** The open story's colours. Charts outside any story share one registry, which is as good as any. */
export const CategoryColorsContext = createContext<CategoryColors>(createCategoryColors())
